import { draw, element, summary } from "/bubbles.js";

const byId = (id) => document.getElementById(id);
const lines = new Map();
const reactions = new Map();
let me = null;
let stream = null;
let quoted = null;
let typingEnds = 0;

async function loadNumbers() {
  const answer = await fetch("/_emulator/numbers");
  const numbers = (await answer.json()).data;
  const chosen = byId("number").value;
  byId("number").replaceChildren(...numbers.map((number) => {
    const option = element("option", "", number.verified_name + " · +" + number.display_number);
    option.value = number.phone_number_id;
    option.dataset.name = number.verified_name;
    return option;
  }));
  if (chosen) byId("number").value = chosen;
  byId("nobody").hidden = numbers.length > 0;
  byId("open").disabled = numbers.length === 0;
}

function openChat(event) {
  event.preventDefault();
  const option = byId("number").selectedOptions[0];
  if (!option) return;
  me = { phone: byId("phone").value, name: byId("name").value, number: option.value };
  localStorage.setItem("me", JSON.stringify(me));
  byId("business").textContent = option.dataset.name;
  byId("avatar").textContent = option.dataset.name.slice(0, 1).toUpperCase();
  byId("chooser").hidden = true;
  byId("chat").hidden = false;
  byId("text").focus();
  listen();
}

function listen() {
  lines.clear();
  reactions.clear();
  byId("lines").replaceChildren();
  stream = new EventSource("/_emulator/phone?" + new URLSearchParams(me));
  stream.addEventListener("open", () => setState("online"));
  stream.addEventListener("error", () => setState("connecting…"));
  stream.addEventListener("line", (event) => show(JSON.parse(event.data)));
  stream.addEventListener("typing", () => {
    setState("typing…");
    clearTimeout(typingEnds);
    typingEnds = setTimeout(() => setState("online"), 25000);
  });
}

function setState(text) {
  byId("state").textContent = text;
}

function show(line) {
  if (line.type === "reaction") {
    react(line);
    return;
  }
  const fresh = !lines.has(line.id);
  lines.set(line.id, line);
  const item = draw(line, lines.get(line.reply_to), { send, quote });
  const old = byId("lines").querySelector('[data-id="' + CSS.escape(line.id) + '"]');
  if (old) old.replaceWith(item); else byId("lines").append(item);
  decorate(line.id);
  if (fresh && !line.from_customer) setState("online");
  if (fresh) item.scrollIntoView({ block: "end" });
}

function react(line) {
  const target = line.content.message_id;
  const emojis = reactions.get(target) || new Map();
  emojis.set(line.from_customer, line.content.emoji || "");
  reactions.set(target, emojis);
  decorate(target);
}

function decorate(id) {
  const item = byId("lines").querySelector('[data-id="' + CSS.escape(id) + '"]');
  const emojis = [...(reactions.get(id) || new Map()).values()].join("");
  if (!item) return;
  item.querySelectorAll(".reaction").forEach((old) => old.remove());
  item.classList.toggle("reacted", emojis !== "");
  if (emojis) item.querySelector(".bubble").append(element("span", "reaction", emojis));
}

function quote(line) {
  quoted = line;
  byId("quoted").textContent = line ? summary(line) : "";
  byId("quote").hidden = !line;
  byId("text").focus();
}

async function send(message) {
  const answer = await fetch("/_emulator/numbers/" + encodeURIComponent(me.number) + "/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ from: { phone: me.phone, name: me.name }, ...message }),
  });
  if (!answer.ok) setState((await answer.json()).error || "not sent");
}

function submit(event) {
  event.preventDefault();
  const text = byId("text").value;
  if (!text.trim()) return;
  byId("text").value = "";
  send({ type: "text", text, ...(quoted ? { reply_to: quoted.id } : {}) });
  quote(null);
}

function attach() {
  const file = byId("file").files[0];
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => send({
    type: "image",
    image: { mime_type: file.type, data: String(reader.result).split(",")[1] },
  }));
  reader.readAsDataURL(file);
  byId("file").value = "";
}

function closeChat() {
  if (stream) stream.close();
  quote(null);
  byId("chat").hidden = true;
  byId("chooser").hidden = false;
}

// The link may say who is writing to whom: /?phone=…&name=…&number=…
function restore() {
  const link = new URLSearchParams(location.search);
  let last = {};
  try {
    last = JSON.parse(localStorage.getItem("me")) || {};
  } catch {
    localStorage.removeItem("me");
  }
  byId("phone").value = link.get("phone") || last.phone || "+55 11 98888-0001";
  byId("name").value = link.get("name") || last.name || "Ana Prado";
  return { number: link.get("number") || last.number, open: link.has("number") };
}

byId("who").addEventListener("submit", openChat);
byId("composer").addEventListener("submit", submit);
byId("back").addEventListener("click", closeChat);
byId("unquote").addEventListener("click", () => quote(null));
byId("file").addEventListener("change", attach);
const wanted = restore();
loadNumbers().then(() => {
  if (wanted.number) byId("number").value = wanted.number;
  if (wanted.open) byId("who").requestSubmit();
});
setInterval(() => {
  if (!byId("chooser").hidden && document.activeElement !== byId("number")) loadNumbers();
}, 3000);
