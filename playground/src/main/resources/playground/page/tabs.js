// On narrow screens one panel shows at a time.

import { byId } from "./dom.js";

export class Tabs {
  #panels = document.querySelector(".panels");
  #tabs = [...document.querySelectorAll("[role=tab]")];

  constructor() {
    this.#tabs.forEach((tab, position) => {
      tab.addEventListener("click", () => this.#choose(tab));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          const next = this.#tabs[(position + step + this.#tabs.length) % this.#tabs.length];
          this.#choose(next);
          next.focus();
        }
      });
    });
  }

  /** Marks a tab that has something new behind it. */
  notice(name) {
    if (this.#panels.dataset.tab !== name) {
      byId(`tab-${name}`).classList.add("has-news");
    }
  }

  #choose(tab) {
    this.#panels.dataset.tab = tab.getAttribute("aria-controls");
    tab.classList.remove("has-news");
    for (const each of this.#tabs) {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    }
    document.dispatchEvent(new Event("panel-shown"));
  }
}
