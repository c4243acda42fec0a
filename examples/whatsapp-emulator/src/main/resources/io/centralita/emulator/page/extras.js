// What a customer sends besides text: files, places, cards, polls.
import { element } from "/bubbles.js";

const FILES = {
  image: { label: "Picture", accept: "image/jpeg,image/png" },
  video: { label: "Video", accept: "video/mp4,video/3gpp" },
  voice: { label: "Voice note", accept: "audio/ogg,.ogg,.opus" },
  audio: { label: "Audio", accept: "audio/*" },
  document: { label: "Document", accept: "" },
  sticker: { label: "Sticker", accept: "image/webp" },
};

const FORMS = {
  location: { label: "Location", fields: { latitude: "-23.5505", longitude: "-46.6333", name: "Praça da Sé", address: "São Paulo" } },
  contacts: { label: "Contact", fields: { name: "Bruno", phone: "+55 11 97777-0002" } },
  poll: { label: "Poll", fields: { question: "Quando?", choices: "Segunda, Terça" } },
};

export class Extras {
  constructor(phone) {
    this.phone = phone;
    this.menu = phone.part("menu");
    this.form = phone.part("extra");
    Object.entries({ ...FILES, ...FORMS }).forEach(([kind, what]) => {
      const button = element("button", "", what.label);
      button.type = "button";
      button.addEventListener("click", () => this.ask(kind));
      this.menu.append(button);
    });
    phone.part("more").addEventListener("click", () => {
      this.form.hidden = true;
      this.menu.hidden = !this.menu.hidden;
    });
    phone.part("file").addEventListener("change", () => this.picked());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.filled();
    });
  }

  hide() {
    this.menu.hidden = true;
    this.form.hidden = true;
  }

  ask(kind, replyTo) {
    this.hide();
    this.kind = kind;
    this.replyTo = replyTo;
    if (FILES[kind]) {
      this.phone.part("file").accept = FILES[kind].accept;
      this.phone.part("file").click();
      return;
    }
    this.form.replaceChildren(...Object.entries(FORMS[kind].fields).map(([name, value]) => {
      const label = element("label", "", name);
      const input = element("input");
      input.name = name;
      input.value = value;
      input.required = name !== "address";
      label.append(input);
      return label;
    }));
    const send = element("button", "", "Send");
    send.type = "submit";
    this.form.append(send);
    this.form.hidden = false;
  }

  send(message) {
    this.hide();
    this.phone.send({ ...message, ...(this.replyTo ? { reply_to: this.replyTo } : {}) });
  }

  picked() {
    const file = this.phone.part("file").files[0];
    if (!file) return;
    const kind = this.kind === "voice" ? "audio" : this.kind;
    const reader = new FileReader();
    reader.addEventListener("load", () => this.send({
      type: kind,
      [kind]: {
        mime_type: this.kind === "voice" ? "audio/ogg; codecs=opus" : file.type || "application/octet-stream",
        data: String(reader.result).split(",")[1] || "",
        ...(kind === "document" ? { filename: file.name } : {}),
        ...(kind === "audio" ? { voice: this.kind === "voice" } : {}),
      },
    }));
    reader.readAsDataURL(file);
    this.phone.part("file").value = "";
  }

  filled() {
    const given = Object.fromEntries(new FormData(this.form));
    if (this.kind === "location") {
      this.send({ type: "location", location: {
        latitude: Number(given.latitude), longitude: Number(given.longitude), name: given.name, address: given.address,
      } });
    } else if (this.kind === "contacts") {
      this.send({ type: "contacts", contacts: [{
        name: { formatted_name: given.name, first_name: given.name }, phones: [{ phone: given.phone, type: "CELL" }],
        ...(this.replyTo ? { origin: "contact_request" } : {}),
      }] });
    } else {
      this.poll(given);
    }
  }

  // The Cloud API shows polls to nobody: a business there is told of something unsupported.
  poll(given) {
    const choices = given.choices.split(",").map((choice) => choice.trim()).filter((choice) => choice);
    this.send(this.phone.me.number.startsWith("wpp:")
      ? { type: "poll", poll: { name: given.question, choices, selectable_count: 1 } }
      : { type: "unsupported", unsupported: { type: "poll_creation" } });
  }
}
