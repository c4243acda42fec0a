// One phone: who holds it, the chat it shows, and what is sent from it.
import { draw, element, summary } from "/bubbles.js";
import { Extras } from "/extras.js";

export class Phone {
  constructor(blank, person, table) {
    this.root = blank.content.firstElementChild.cloneNode(true);
    this.table = table;
    this.lines = new Map();
    this.reactions = new Map();
    this.number = person.number;
    this.part("phone").value = person.phone;
    this.part("name").value = person.name;
    this.extras = new Extras(this);
    this.listenToPerson();
  }

  part(name) {
    return this.root.querySelector('[data-part="' + name + '"]');
  }

  person() {
    return { phone: this.part("phone").value, name: this.part("name").value, number: this.number };
  }

  choosing() {
    return !this.part("chooser").hidden && document.activeElement !== this.part("number");
  }

  listenToPerson() {
    this.part("who").addEventListener("submit", (event) => {
      event.preventDefault();
      this.open();
    });
    this.part("pair").addEventListener("submit", (event) => {
      event.preventDefault();
      this.pair();
    });
    this.part("number").addEventListener("change", () => {
      this.number = this.part("number").value;
      this.showPairing();
      this.table.changed();
    });
    ["phone", "name"].forEach((name) => this.part(name).addEventListener("change", () => this.table.changed()));
    this.part("away").addEventListener("click", () => this.table.away());
    this.part("back").addEventListener("click", () => this.close());
    this.part("unquote").addEventListener("click", () => this.quote(null));
    this.part("composer").addEventListener("submit", (event) => this.submit(event));
  }

  choices(numbers) {
    this.numbers = numbers;
    this.part("number").replaceChildren(...numbers.map((number) => {
      const down = number.status && number.status !== "CONNECTED" ? " (" + number.status.toLowerCase() + ")" : "";
      const shown = number.display_number ? " · +" + number.display_number : "";
      const option = element("option", "", number.verified_name + shown + down);
      option.value = number.phone_number_id;
      return option;
    }));
    if (this.number && numbers.some((number) => number.phone_number_id === this.number)) {
      this.part("number").value = this.number;
    } else if (numbers.length > 0) {
      this.number = this.part("number").value;
    }
    this.part("nobody").hidden = numbers.length > 0;
    this.part("open").disabled = numbers.length === 0;
    this.showPairing();
  }

  business() {
    return (this.numbers || []).find((number) => number.phone_number_id === this.number);
  }

  // A session of wppconnect-server that shows a code waits for the business's own phone.
  showPairing() {
    const status = (this.business() || {}).status;
    const code = (this.business() || {}).phone_code;
    this.part("pair").hidden = status !== "QRCODE" && status !== "PHONECODE";
    this.part("pairing").textContent = "This session is not paired yet" + (code ? ". Its code is " + code + "." : ".");
    this.part("scan").textContent = code ? "Type the code in" : "Scan its QR code";
  }

  async pair() {
    const business = this.business();
    const body = { phone: this.part("own").value };
    if (business.phone_code) body.code = business.phone_code;
    const session = encodeURIComponent(this.number.replace(/^wpp:/, ""));
    await this.post("/_emulator/wppconnect/sessions/" + session + (body.code ? "/enter-code" : "/scan"), body);
    this.table.refresh();
  }

  open() {
    const business = this.business();
    if (!business) return;
    this.me = this.person();
    this.table.changed();
    this.part("business").textContent = business.verified_name;
    this.part("avatar").textContent = business.verified_name.slice(0, 1).toUpperCase();
    this.part("me").textContent = this.me.name;
    this.part("chooser").hidden = true;
    this.part("chat").hidden = false;
    this.part("text").focus();
    this.listen();
  }

  close() {
    if (this.stream) this.stream.close();
    this.quote(null);
    this.extras.hide();
    this.part("chat").hidden = true;
    this.part("chooser").hidden = false;
  }

  listen() {
    this.lines.clear();
    this.reactions.clear();
    this.part("lines").replaceChildren();
    this.stream = new EventSource("/_emulator/phone?" + new URLSearchParams(this.me));
    this.stream.addEventListener("open", () => this.say("online"));
    this.stream.addEventListener("error", () => this.say("connecting…"));
    this.stream.addEventListener("line", (event) => this.show(JSON.parse(event.data)));
    this.stream.addEventListener("typing", () => {
      this.say("typing…");
      clearTimeout(this.typingEnds);
      this.typingEnds = setTimeout(() => this.say("online"), 25000);
    });
  }

  say(text) {
    this.part("state").textContent = text;
  }

  show(line) {
    if (line.type === "reaction") {
      this.react(line);
      return;
    }
    if (line.type === "poll_vote" || line.type === "revoke") {
      this.own(line);
      return;
    }
    const fresh = !this.lines.has(line.id);
    this.lines.set(line.id, line);
    this.put(line);
    if (fresh && !line.from_customer) this.say("online");
    if (fresh) this.item(line.id).scrollIntoView({ block: "end" });
  }

  put(line) {
    const item = draw(line, this.lines.get(line.reply_to), {
      send: (message) => this.send(message),
      quote: (quoted) => this.quote(quoted),
      ask: (kind, replyTo) => this.extras.ask(kind, replyTo),
    });
    const old = this.item(line.id);
    if (old) old.replaceWith(item); else this.part("lines").append(item);
    this.decorate(line.id);
  }

  // What the customer did to an earlier message.
  own(line) {
    const target = this.lines.get(line.content.message_id || line.content.original_message_id);
    if (!target) return;
    if (line.type === "revoke") target.type = "revoked"; else target.voted = line.content.choices;
    this.put(target);
  }

  item(id) {
    return this.part("lines").querySelector('[data-id="' + CSS.escape(id) + '"]');
  }

  react(line) {
    const target = line.content.message_id;
    const emojis = this.reactions.get(target) || new Map();
    emojis.set(line.from_customer, line.content.emoji || "");
    this.reactions.set(target, emojis);
    this.decorate(target);
  }

  decorate(id) {
    const item = this.item(id);
    const emojis = [...(this.reactions.get(id) || new Map()).values()].join("");
    if (!item) return;
    item.querySelectorAll(".reaction").forEach((old) => old.remove());
    item.classList.toggle("reacted", emojis !== "");
    if (emojis) item.querySelector(".bubble").append(element("span", "reaction", emojis));
  }

  quote(line) {
    this.quoted = line;
    this.part("quoted").textContent = line ? summary(line) : "";
    this.part("quote").hidden = !line;
    if (line) this.part("text").focus();
  }

  async send(message) {
    const quoting = this.quoted && message.type !== "reaction" ? { reply_to: this.quoted.id } : {};
    this.quote(null);
    await this.post("/_emulator/numbers/" + encodeURIComponent(this.me.number) + "/messages", {
      from: { phone: this.me.phone, name: this.me.name }, ...quoting, ...message,
    });
  }

  async post(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.ok) return;
    const why = (await answer.json()).error || "not sent";
    this.say(why);
    this.part("pairing").textContent = why;
  }

  submit(event) {
    event.preventDefault();
    const text = this.part("text").value;
    if (!text.trim()) return;
    this.part("text").value = "";
    this.send({ type: "text", text });
  }
}
