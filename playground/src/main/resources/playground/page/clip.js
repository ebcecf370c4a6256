// The paper clip of the reply box: one picture or file that goes with the next reply.

import { byId, h, icon } from "./dom.js";
import { base64 } from "./files.js";
import { size } from "./words.js";

const MOST_BYTES = 15_000_000;

export class Clip {
  #button = byId("agent-attach");
  #input = byId("agent-file-input");
  #shown = byId("agent-file");
  #target = null;
  #files = new Map();
  #complain;

  /** @param complain told with a sentence when a file cannot go */
  constructor(complain) {
    this.#complain = complain;
    this.#button.addEventListener("click", () => this.#input.click());
    this.#input.addEventListener("change", () => {
      this.#choose(this.#input.files[0]);
      this.#input.value = "";
    });
  }

  /** Whom the file would go to; each target keeps its own. */
  aim(target) {
    this.#target = target;
    this.#draw();
  }

  get loaded() {
    return this.#files.has(this.#target);
  }

  /** The target's file, off the clip; undefined when there is none. */
  take(target) {
    const file = this.#files.get(target);
    this.#files.delete(target);
    this.#draw();
    return file;
  }

  /** Puts back what could not be sent, unless another was chosen meanwhile. */
  putBack(target, file) {
    if (!this.#files.has(target)) {
      this.#files.set(target, file);
      this.#draw();
    }
  }

  #choose(file) {
    if (!file) {
      return;
    }
    if (file.size === 0 || file.size > MOST_BYTES) {
      this.#complain(file.size === 0 ? `${file.name} is empty.` : `${file.name} is larger than 15 MB.`);
      return;
    }
    this.#complain("");
    this.#files.set(this.#target, file);
    this.#draw();
    byId("reply-input").focus();
  }

  #draw() {
    const file = this.#files.get(this.#target);
    this.#shown.hidden = !file;
    this.#shown.replaceChildren();
    if (file) {
      const drop = () => {
        this.take(this.#target);
        this.#button.focus();
      };
      this.#shown.append(
        icon("file"),
        h("span", { class: "attached-name" }, file.name),
        h("span", { class: "quiet" }, size(file.size)),
        h("button", { class: "button plain", type: "button", "data-testid": "agent-file-remove", "aria-label": `Remove ${file.name}`, onclick: drop }, icon("close")),
      );
    }
  }
}

/** A file as the simulated Freshchat takes it. */
export const asUpload = async (file) => ({ name: file.name, data: await base64(file) });
