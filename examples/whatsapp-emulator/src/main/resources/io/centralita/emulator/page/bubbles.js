// Draws one message. Everything a person wrote is put in by textContent only.

const TICKS = { waiting: "◷", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "not delivered" };

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = String(text);
  return made;
}

export function summary(line) {
  const content = line.content || {};
  switch (line.type) {
    case "text": return content.body || "";
    case "template": return "Template " + (content.name || "");
    case "interactive": return (content.body && content.body.text) || choiceTitle(content) || "Interactive";
    case "button": return content.text || "";
    case "location": return content.name || "Location";
    default: return content.caption || line.type;
  }
}

export function draw(line, quoted, act) {
  const item = element("li", "line " + (line.from_customer ? "mine" : "theirs"));
  item.dataset.id = line.id;
  const bubble = element("div", "bubble");
  if (quoted) bubble.append(element("div", "cite", summary(quoted)));
  parts(line, act).forEach((part) => bubble.append(part));
  bubble.append(meta(line));
  item.append(bubble);
  if (!line.from_customer) item.append(actions(line, act));
  return item;
}

function meta(line) {
  const made = element("div", "meta");
  const time = new Date(line.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const tick = element("span", "tick " + line.tick, TICKS[line.tick] || "");
  tick.title = line.tick;
  made.append(element("span", "", time), tick);
  return made;
}

function actions(line, act) {
  const made = element("div", "actions");
  const reply = element("button", "", "Reply");
  reply.type = "button";
  reply.addEventListener("click", () => act.quote(line));
  const like = element("button", "", "👍");
  like.type = "button";
  like.setAttribute("aria-label", "React with a thumb up");
  like.addEventListener("click", () => act.send({ type: "reaction", reaction: { message_id: line.id, emoji: "👍" } }));
  made.append(reply, like);
  return made;
}

function parts(line, act) {
  const content = line.content || {};
  switch (line.type) {
    case "text": return [element("div", "body", content.body)];
    case "image": case "video": case "audio": case "document": case "sticker": return file(line.type, content);
    case "interactive": return interactive(line, content, act);
    case "template": return template(content);
    case "location": return [
      element("div", "head", content.name || "Location"),
      element("div", "body", content.address || content.latitude + ", " + content.longitude)];
    case "contacts": return content.map((card) => element("div", "body", "👤 " + ((card.name || {}).formatted_name || "")));
    case "button": return [element("div", "body", content.text)];
    default: return [element("div", "foot", line.type)];
  }
}

function file(type, content) {
  const made = [];
  if (content.id) {
    const source = "/_emulator/media/" + encodeURIComponent(content.id);
    const tag = { image: "img", sticker: "img", video: "video", audio: "audio" }[type];
    const shown = element(tag || "a", "", tag ? undefined : content.filename || "document");
    if (tag) {
      shown.src = source;
      if (tag === "img") shown.alt = content.caption || type; else shown.controls = true;
    } else {
      shown.href = source;
      shown.download = content.filename || "document";
    }
    made.push(shown);
  } else if (content.link) {
    made.push(element("div", "foot", type + ": " + content.link));
  }
  if (content.caption) made.push(element("div", "body", content.caption));
  return made;
}

function choiceTitle(content) {
  const chosen = content.button_reply || content.list_reply;
  return chosen ? chosen.title : "";
}

function interactive(line, content, act) {
  const made = [];
  if (content.header && content.header.text) made.push(element("div", "head", content.header.text));
  made.push(element("div", "body", (content.body && content.body.text) || choiceTitle(content)));
  if (content.footer) made.push(element("div", "foot", content.footer.text));
  if (!line.from_customer) made.push(choices(line, content.action || {}, act));
  return made;
}

function choices(line, action, act) {
  const made = element("div", "choices");
  (action.buttons || []).forEach((button) => made.append(choice(line, "button_reply", button.reply || {}, act)));
  (action.sections || []).forEach((section) =>
    (section.rows || []).forEach((row) => made.append(choice(line, "list_reply", row, act))));
  return made;
}

function choice(line, kind, reply, act) {
  const made = element("button", "", reply.title);
  made.type = "button";
  made.addEventListener("click", () =>
    act.send({ type: "interactive", reply_to: line.id, interactive: { type: kind, [kind]: reply } }));
  return made;
}

function template(content) {
  const made = [element("div", "head", "Template " + content.name)];
  (content.components || []).forEach((component) =>
    (component.parameters || []).forEach((parameter) => {
      if (parameter.text) made.push(element("div", "body", parameter.text));
    }));
  made.push(element("div", "foot", (content.language || {}).code || ""));
  return made;
}
