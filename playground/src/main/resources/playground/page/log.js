// A list of messages that grows at its end and stays there unless the reader has scrolled up.

import { h } from "./dom.js";
import { dayOf, moment } from "./words.js";

const NEAR_END_PIXELS = 120;
const SAME_GROUP_MILLIS = 3 * 60_000;

export class MessageLog {
  #element;
  #render;
  #author;
  #nodes = new Map();
  #last = null;
  #generation = 0;
  #waiting = null;
  #atEnd = true;
  #top = 0;

  /**
   * @param render message -> element
   * @param author message -> who it is from; neighbours of one author are drawn as a group
   */
  constructor(element, render, author) {
    this.#element = element;
    this.#render = render;
    this.#author = author;
    element.addEventListener("load", () => this.#atEnd && this.#toEnd(), true);
    element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(element);
  }

  /** Shows what `load` brings, or `empty()`; what is added meanwhile follows it. */
  async show(load, empty) {
    const mine = ++this.#generation;
    this.#waiting = [];
    this.#element.setAttribute("aria-busy", "true");
    try {
      const messages = await load();
      if (mine !== this.#generation) {
        return;
      }
      const late = this.#waiting;
      this.clear(messages.length + late.length === 0 ? empty() : null);
      [...messages, ...late].forEach((message) => this.add(message));
      this.#atEnd = true;
      this.#toEnd();
    } catch (problem) {
      if (mine === this.#generation) {
        throw problem;
      }
    } finally {
      if (mine === this.#generation) {
        this.#waiting = null;
        this.#element.removeAttribute("aria-busy");
      }
    }
  }

  /** Appends a message, or redraws the one with the same id. */
  add(message) {
    if (this.#waiting) {
      this.#waiting.push(message);
      return;
    }
    const id = String(message.id);
    const known = this.#nodes.get(id);
    const node = this.#render(message);
    if (known) {
      node.classList.toggle("joined", known.classList.contains("joined"));
      known.replaceWith(node);
    } else {
      if (this.#nodes.size === 0) {
        this.#element.replaceChildren();
      }
      this.#join(message, node);
      this.#element.append(node);
      this.#last = message;
    }
    this.#nodes.set(id, node);
    if (this.#atEnd) {
      this.#toEnd();
    }
  }

  /** Forgets all messages and shows one element instead. */
  clear(instead) {
    this.#nodes.clear();
    this.#last = null;
    this.#waiting = null;
    this.#element.replaceChildren(...(instead ? [instead] : []));
  }

  #join(message, node) {
    const before = this.#last;
    if (!before || dayOf(before.time) !== dayOf(message.time)) {
      if (dayOf(message.time)) {
        this.#element.append(h("p", { class: "day" }, h("span", {}, dayOf(message.time))));
      }
    } else {
      const gap = (moment(message.time) ?? 0) - (moment(before.time) ?? 0);
      node.classList.toggle("joined", this.#author(before) === this.#author(message) && gap < SAME_GROUP_MILLIS);
    }
  }

  /** Only a reader scrolls up; pictures that load late merely move the end away. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#element;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS) {
      this.#atEnd = true;
    } else if (scrollTop < this.#top) {
      this.#atEnd = false;
    }
    this.#top = scrollTop;
  }

  #toEnd() {
    this.#element.scrollTop = this.#element.scrollHeight;
  }
}
