// What a customer can send besides text, and following: a menu above the phone's keyboard.

import { byId, h } from "./dom.js";
import { base64 } from "./files.js";

const SAMPLES = [
  ["image", "Picture"],
  ["gif", "GIF"],
  ["sticker", "Sticker"],
  ["file", "PDF file"],
  ["audio", "Voice message"],
  ["location", "Location"],
  ["link", "Link"],
  ["business_card", "Business card"],
];

export class Attach {
  #button = byId("attach");
  #menu = byId("attach-menu");
  #problem = byId("phone-form").querySelector(".problem");
  #phone;

  /** @param phone `send(body)`, `follow("follow" or "unfollow")`, `follows()`, for the chosen customer */
  constructor(phone) {
    this.#phone = phone;
    this.#button.addEventListener("click", () => (this.#menu.hidden ? this.#open() : this.close()));
    for (const element of [this.#button, this.#menu]) {
      element.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          this.close();
          this.#button.focus();
        }
      });
    }
  }

  close() {
    this.#menu.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }

  #open() {
    const verb = this.#phone.follows() ? "unfollow" : "follow";
    const file = h("input", { type: "file", class: "unseen", onchange: () => this.#sendOwn(file.files[0]) });
    this.#menu.replaceChildren(
      ...SAMPLES.map(([type, label]) => this.#item(label, { "data-type": type }, () => this.#phone.send({ type }))),
      h("label", {}, file, "A file of your own…"),
      this.#item(verb === "follow" ? "Follow the OA" : "Unfollow the OA", { "data-verb": verb }, () => this.#phone.follow(verb)),
    );
    this.#menu.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
  }

  #item(label, attributes, deed) {
    return h("button", { type: "button", ...attributes, onclick: () => this.#do(deed) }, label);
  }

  async #do(deed) {
    this.close();
    this.#button.focus();
    this.#problem.hidden = true;
    try {
      await deed();
    } catch (problem) {
      this.#problem.textContent = `Not sent. ${problem.message}`;
      this.#problem.hidden = false;
    }
  }

  #sendOwn(file) {
    if (file) {
      this.#do(async () => this.#phone.send({ type: typeOf(file), name: file.name, data: await base64(file) }));
    }
  }
}

function typeOf({ type }) {
  if (type === "image/gif") {
    return "gif";
  }
  const family = type.split("/")[0];
  return ["image", "audio", "video"].includes(family) ? family : "file";
}
