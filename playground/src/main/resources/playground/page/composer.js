// A box to write in: Enter sends, Shift+Enter starts a new line, and what could not be sent comes back.

const TALLEST_PIXELS = 140;

export class Composer {
  #form;
  #input;
  #button;
  #problem;
  #prepare;
  #wordless;
  #target = null;
  #drafts = new Map();
  #line = Promise.resolve();

  /**
   * @param prepare (target, text) -> function that sends; called at once, so that what was chosen when
   *     Enter was pressed holds. Messages go one after the other, in the order they were written
   * @param wordless whether there is something to send without a word
   */
  constructor(form, prepare, wordless = () => false) {
    this.#form = form;
    this.#input = form.querySelector("textarea");
    this.#button = form.querySelector("[type=submit]");
    this.#problem = form.querySelector(".problem");
    this.#prepare = prepare;
    this.#wordless = wordless;
    this.#input.addEventListener("input", () => this.#fit());
    this.#input.addEventListener("keydown", (event) => {
      // While an input method composes (Telex, VNI), Enter belongs to it.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Whom the box writes to; null closes it. Each target keeps its draft. */
  aim(target) {
    if (target !== this.#target) {
      this.#drafts.set(this.#target, this.#input.value);
      this.#target = target;
      this.#input.value = this.#drafts.get(target) ?? "";
      this.complain("");
      this.#fit();
    }
    this.#input.disabled = target === null;
    for (const control of this.#form.querySelectorAll("button, input")) {
      control.disabled = target === null;
    }
  }

  /** Sends words that nobody had to type. */
  say(target, text) {
    this.#send(target, text);
    this.#input.focus();
  }

  #submit() {
    const text = this.#input.value.trim();
    if (this.#target === null || (text === "" && !this.#wordless())) {
      return;
    }
    this.#input.value = "";
    this.#fit();
    this.#send(this.#target, text);
  }

  #send(target, text) {
    this.complain("");
    const sent = this.#line.then(this.#prepare(target, text));
    this.#line = sent.catch((problem) => {
      this.complain(`Not sent. ${problem.message}`);
      if (this.#target === target && this.#input.value === "") {
        this.#input.value = text;
        this.#fit();
      }
    });
  }

  /** Says above the box what is wrong; an empty sentence takes it back. */
  complain(sentence) {
    this.#problem.textContent = sentence;
    this.#problem.hidden = sentence === "";
  }

  #fit() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight + 2, TALLEST_PIXELS)}px`;
    this.#button.classList.toggle("ready", this.#input.value.trim() !== "");
  }
}
