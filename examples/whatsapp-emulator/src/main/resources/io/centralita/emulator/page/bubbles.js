// Draws one message. Everything a person wrote is put in by textContent only.

const TICKS = { waiting: "◷", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "not delivered" };
const EMOJIS = ["👍", "❤️", "😂"];

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
    case "template": return (content.shown && content.shown.body) || "Template " + (content.name || "");
    case "interactive": return (content.body && content.body.text) || choiceTitle(content) || "Interactive";
    case "button": return content.text || "";
    case "location": return content.name || "Location";
    case "contacts": return "Contact";
    case "poll": return content.name || "Poll";
    case "revoked": return "Deleted message";
    default: return content.caption || line.type;
  }
}

export function draw(line, quoted, act) {
  const item = element("li", "line " + (line.from_customer ? "mine" : "theirs"));
  item.dataset.id = line.id;
  item.dataset.type = line.type;
  const bubble = element("div", "bubble");
  if (quoted) bubble.append(element("div", "cite", summary(quoted)));
  parts(line, act).forEach((part) => bubble.append(part));
  bubble.append(meta(line));
  item.append(bubble, actions(line, act));
  return item;
}

function meta(line) {
  const made = element("div", "meta");
  const time = new Date(line.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const tick = element("span", "tick " + line.tick, TICKS[line.tick] || "");
  tick.title = line.tick;
  if ((line.content || {}).edited) made.append(element("span", "", "edited"));
  made.append(element("span", "", time), tick);
  return made;
}

function actions(line, act) {
  const made = element("div", "actions");
  if (line.type === "revoked") return made;
  if (line.from_customer) {
    made.append(action("Delete", () => act.send({ type: "revoke", revoke: { original_message_id: line.id } })));
    return made;
  }
  made.append(action("Reply", () => act.quote(line)));
  EMOJIS.forEach((emoji) => made.append(
    action(emoji, () => act.send({ type: "reaction", reaction: { message_id: line.id, emoji } }), "React with " + emoji)));
  made.append(action("⊘", () => act.send({ type: "reaction", reaction: { message_id: line.id, emoji: "" } }), "Take the reaction back"));
  return made;
}

function action(text, use, label) {
  const made = element("button", "", text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", use);
  return made;
}

function parts(line, act) {
  const content = line.content || {};
  switch (line.type) {
    case "text": return [element("div", "body", content.body)];
    case "image": case "video": case "audio": case "document": case "sticker": return file(line.type, content);
    case "interactive": return interactive(line, content, act);
    case "template": return template(line, content, act);
    case "location": return [
      element("div", "head", "📍 " + (content.name || "Location")),
      element("div", "body", content.address || content.latitude + ", " + content.longitude)];
    case "contacts": return content.map(card);
    case "button": return [element("div", "body", content.text)];
    case "poll": return poll(line, content, act);
    case "order": return [
      element("div", "head", "🛒 Order"),
      ...(content.product_items || []).map((item) =>
        element("div", "body", (item.quantity || 1) + " × " + (item.product_retailer_id || item.name || item.id || "")))];
    case "revoked": return [element("div", "foot", "🚫 This message was deleted")];
    case "unsupported": return [element("div", "foot", (content.type || "unsupported") + " (the business cannot see it)")];
    default: return [element("div", "foot", line.type)];
  }
}

function card(contact) {
  const phones = (contact.phones || []).map((phone) => phone.phone).join(", ");
  const made = element("div", "card");
  made.append(element("div", "head", "👤 " + ((contact.name || {}).formatted_name || "")), element("div", "foot", phones));
  return made;
}

function file(type, content) {
  const made = [];
  if (content.id) {
    const source = "/_emulator/media/" + encodeURIComponent(content.id);
    const tag = { image: "img", sticker: "img", video: "video", audio: "audio" }[type];
    const shown = element(tag || "a", type, tag ? undefined : "📄 " + (content.filename || "document"));
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
  if (type === "audio") made.push(element("div", "foot", content.voice ? "🎤 voice note" : "🎵 audio"));
  if (content.caption) made.push(element("div", "body", content.caption));
  return made;
}

function choiceTitle(content) {
  const chosen = content.button_reply || content.list_reply || content.nfm_reply;
  return chosen ? chosen.title || chosen.body || chosen.name : "";
}

function interactive(line, content, act) {
  const made = [];
  const header = content.header || {};
  if (header.text) made.push(element("div", "head", header.text));
  if (header[header.type] && header.type !== "text") made.push(...file(header.type, header[header.type]));
  made.push(element("div", "body", (content.body && content.body.text) || choiceTitle(content)));
  if (content.footer) made.push(element("div", "foot", content.footer.text));
  if (!line.from_customer) made.push(choices(line, content, act));
  return made;
}

function choices(line, content, act) {
  const made = element("div", "choices");
  const operation = content.action || {};
  (operation.cards || []).forEach((card) => made.append(slide(line, card, act)));
  (operation.buttons || []).forEach((button) => made.append(choice(line, "button_reply", button.reply || {}, act)));
  (operation.sections || []).forEach((section) => {
    if (section.title) made.append(element("div", "foot", section.title));
    (section.rows || []).forEach((row) => made.append(choice(line, "list_reply", row, act)));
    (section.product_items || []).forEach((item) => made.append(element("div", "foot", item.product_retailer_id)));
  });
  const parameters = operation.parameters || {};
  if (operation.product_retailer_id) made.append(element("div", "foot", "🛍 " + operation.product_retailer_id));
  if (operation.name === "cta_url") made.append(link(parameters.display_text, parameters.url));
  if (operation.name === "flow") made.append(flow(line, parameters, act));
  made.append(...services(line, operation, act));
  if (operation.name === "send_location") made.append(action("Send location", () => act.ask("location", line.id)));
  return made;
}

function slide(line, card, act) {
  const made = element("div", "card");
  const header = card.header || {};
  if (header[header.type]) made.append(...file(header.type, header[header.type]));
  if (card.body) made.append(element("div", "body", card.body.text));
  const operation = card.action || {};
  const parameters = operation.parameters || {};
  if (operation.name === "cta_url") made.append(link(parameters.display_text, parameters.url));
  (operation.buttons || []).forEach((button) => made.append(choice(line, "button_reply", button.quick_reply || {}, act)));
  return made;
}

function services(line, operation, act) {
  const parameters = operation.parameters || {};
  switch (operation.name) {
    case "voice_call": return [element("div", "foot", "📞 " + (parameters.display_text || "Call now"))];
    case "call_permission_request": return [element("div", "foot", "📞 The business asks whether it may call")];
    case "catalog_message": return [element("div", "foot", "🛍 The whole catalogue")];
    case "request_contact_info": return [action("Share contact info", () => act.ask("contacts", line.id))];
    case "address_message": return [element("div", "foot", "🏠 Address form, " + (parameters.country || ""))];
    case "review_and_pay": return [element("div", "foot", "🧾 Order " + parameters.reference_id + ", " + money(parameters))];
    case "review_order": return [element("div", "foot",
      "🧾 Order " + parameters.reference_id + ": " + ((parameters.order || {}).status || ""))];
    default: return [];
  }
}

function money(parameters) {
  const total = parameters.total_amount || {};
  return (total.value || 0) / (total.offset || 1) + " " + (parameters.currency || "");
}

function link(text, url) {
  const made = element("a", "link", text + " ↗");
  if (/^https?:/.test(url)) made.href = url;
  made.target = "_blank";
  made.rel = "noreferrer noopener";
  made.title = url;
  return made;
}

function flow(line, parameters, act) {
  return action(parameters.flow_cta || "Open", () => act.send({
    type: "interactive",
    reply_to: line.id,
    interactive: {
      type: "nfm_reply",
      nfm_reply: { name: "flow", body: "Sent", response_json: JSON.stringify({ flow_token: parameters.flow_token || "" }) },
    },
  }));
}

function choice(line, kind, reply, act) {
  const { id, title, description } = reply;
  const made = action(title, () => act.send({
    type: "interactive",
    reply_to: line.id,
    interactive: { type: kind, [kind]: { id, title, ...(description ? { description } : {}) } },
  }));
  if (description) made.title = description;
  return made;
}

function poll(line, content, act) {
  const made = [element("div", "head", "📊 " + content.name)];
  const options = element("div", "choices");
  (content.choices || []).forEach((option) => {
    const voted = (line.voted || []).includes(option);
    const one = action((voted ? "● " : "○ ") + option, () => act.send({
      type: "poll_vote", poll_vote: { message_id: line.id, choices: voted ? [] : [option] },
    }));
    one.disabled = line.from_customer;
    options.append(one);
  });
  return [...made, options];
}

function template(line, content, act) {
  const shown = content.shown;
  if (!shown) return bareTemplate(content);
  const made = [];
  const header = ((content.components || []).find((part) => /^header$/i.test(part.type || "")) || {}).parameters || [];
  header.forEach((parameter) => {
    if (parameter[parameter.type] instanceof Object) made.push(...file(parameter.type, parameter[parameter.type]));
  });
  if (shown.header) made.push(element("div", "head", shown.header));
  made.push(element("div", "body", shown.body));
  if (shown.footer) made.push(element("div", "foot", shown.footer));
  const buttons = element("div", "choices");
  (shown.buttons || []).forEach((button) => buttons.append(button.url
    ? link(button.text, button.url)
    : action(button.text, () => act.send({
      type: "button", reply_to: line.id, button: { payload: button.payload || button.text, text: button.text },
    }))));
  made.push(buttons, element("div", "foot", "template " + content.name));
  return made;
}

function bareTemplate(content) {
  const made = [element("div", "head", "Template " + content.name)];
  (content.components || []).forEach((component) =>
    (component.parameters || []).forEach((parameter) => {
      if (parameter.text) made.push(element("div", "body", parameter.text));
    }));
  made.push(element("div", "foot", (content.language || {}).code || ""));
  return made;
}
