// The settings of the connection, read and saved as a whole.

import { byId } from "./dom.js";
import { get, put } from "./server.js";

const WORDS = ["language", "nameSuffix", "longText"];
const SWITCHES = ["botMessages", "mirrorOwnerReplies", "reactions"];

export class Settings {
  #address = null;
  #form = byId("settings-form");
  #fields = this.#form.elements;
  #problem = this.#form.querySelector(".problem");
  #saved = byId("settings-saved");

  constructor() {
    byId("settings").addEventListener("toggle", (event) => event.newState === "open" && this.#do(() => get(this.#address), ""));
    this.#fields.noticeOn.addEventListener("change", () => {
      this.#drawNotice();
      if (this.#fields.noticeOn.checked) {
        this.#fields.resolvedNotice.focus();
      }
    });
    this.#form.addEventListener("input", () => (this.#saved.textContent = ""));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#do(() => put(this.#address, this.#wanted()), "Saved.");
    });
  }

  /** @param address nothing where the bridge does not let this page change settings */
  connect(address) {
    this.#address = address;
    byId("settings-button").hidden = !address;
  }

  #wanted() {
    const wanted = { resolvedNotice: this.#fields.noticeOn.checked ? this.#fields.resolvedNotice.value : null };
    WORDS.forEach((name) => (wanted[name] = this.#fields[name].value));
    SWITCHES.forEach((name) => (wanted[name] = this.#fields[name].checked));
    return wanted;
  }

  async #do(work, done) {
    this.#saved.textContent = "";
    this.#problem.hidden = true;
    try {
      this.#draw(await work());
      this.#saved.textContent = done;
    } catch (problem) {
      this.#problem.textContent = problem.message;
      this.#problem.hidden = false;
    }
  }

  #draw(settings) {
    WORDS.forEach((name) => (this.#fields[name].value = settings[name]));
    SWITCHES.forEach((name) => (this.#fields[name].checked = settings[name]));
    this.#fields.resolvedNotice.value = settings.resolvedNotice ?? "";
    this.#fields.noticeOn.checked = settings.resolvedNotice !== null;
    this.#drawNotice();
  }

  #drawNotice() {
    const on = this.#fields.noticeOn.checked;
    byId("settings-notice").hidden = !on;
    this.#fields.resolvedNotice.required = on;
  }
}
