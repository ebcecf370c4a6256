// The fault switches of both simulators.

import { byId, h } from "./dom.js";
import { get, post, remove } from "./server.js";
import { count, plain } from "./words.js";

const REFRESH_MILLIS = 2000;
const EXPLAINED = {
  "http-status": "Answers with this HTTP status and does nothing.",
  "rate-limited": "Answers 429 with Retry-After.",
  "redirected": "Answers 302 and names another address.",
  "slow-answer": "Answers, but late.",
  "answer-lost": "Does what it was asked; the answer never arrives.",
  "error-code": "Answers with this error code and does nothing.",
  "oauth-error": "The token endpoint answers with this code and rotates nothing.",
  "token-expired": "The access token dies with the next call.",
  "token-replaced": "The API token is not valid any more, until cleared.",
  "html-answer": "Answers 200 with a web page.",
  "failed-message": "Creates the conversation, but its message fails.",
  "file-av-pending": "The virus scan of the next file is still running.",
  "file-without-url": "The next file comes without an address.",
  "resolved-conversation": "The conversation is resolved before the next message.",
  "duplicate-webhook": "Delivers a webhook twice.",
  "reordered-webhooks": "A webhook is overtaken by the next one.",
  "webhook-unsigned": "A webhook carries no signature.",
  "webhook-bad-signature": "A webhook carries a wrong signature.",
  "webhook-lost": "A webhook is never sent.",
  "other-history-ids": "The history gives messages other ids, until cleared.",
};
const OPTIONS = {
  "http-status": { name: "status", label: "Status", value: 503 },
  "rate-limited": { name: "retryAfterSeconds", label: "Retry after (s)", value: 1 },
  "redirected": { name: "location", label: "Location", type: "url", value: "http://10.0.0.1/" },
  "slow-answer": { name: "millis", label: "Delay (ms)", value: 3000 },
  "error-code": { name: "code", label: "Code", value: { Zalo: -230, Freshchat: 400 } },
  "oauth-error": { name: "code", label: "Code", value: -14014 },
};

export class Faults {
  #sides = { zalo: new Side("Zalo", () => this.#drawCount()), freshchat: new Side("Freshchat", () => this.#drawCount()) };
  #timer;

  constructor() {
    byId("faults-sides").replaceChildren(...Object.values(this.#sides).map((side) => side.element));
    byId("faults").addEventListener("toggle", (event) => {
      clearInterval(this.#timer);
      if (event.newState === "open") {
        this.refresh();
        this.#timer = setInterval(() => this.refresh(), REFRESH_MILLIS);
      }
    });
  }

  connect({ zalo, freshchat }) {
    this.#sides.zalo.connect(zalo);
    this.#sides.freshchat.connect(freshchat);
    this.refresh();
  }

  /** Asks both simulators which switches are still set; they spend themselves. */
  refresh() {
    Object.values(this.#sides).forEach((side) => side.refresh());
  }

  /** As `refresh`, but only while there is a switch that could have been spent. */
  refreshIfSet() {
    if (Object.values(this.#sides).some((side) => side.left > 0)) {
      this.refresh();
    }
  }

  #drawCount() {
    const left = Object.values(this.#sides).reduce((sum, side) => sum + side.left, 0);
    const badge = byId("faults-count");
    badge.hidden = left === 0;
    badge.textContent = String(left);
    byId("faults-button").title = left === 0 ? "No faults set" : `${count(left, "fault")} still to strike`;
  }
}

class Side {
  #name;
  #address;
  #changed;
  #drawn = "";
  #kinds = [];
  #form;
  #kind = h("select", { name: "kind", required: true });
  #hint = h("p", { class: "quiet" });
  #option = h("label", { class: "field" });
  #active = h("ul", { class: "active" });
  #problem = h("p", { class: "problem", role: "alert", hidden: true });
  left = 0;
  element;

  constructor(name, changed) {
    this.#name = name;
    this.#changed = changed;
    this.#kind.addEventListener("change", () => this.#drawOption());
    this.#form = h(
      "form",
      { "data-testid": `faults-${name.toLowerCase()}`, onsubmit: (event) => this.#set(event) },
      h("label", { class: "field wide" }, h("span", {}, "Kind"), this.#kind),
      this.#hint,
      h("label", { class: "field" }, h("span", {}, "Times"), h("input", { name: "count", type: "number", min: 1, max: 1000, value: 1 })),
      this.#option,
      h("label", { class: "field wide" }, h("span", {}, "Only paths that start with"), h("input", { name: "path", type: "text", placeholder: "any path", autocomplete: "off", spellcheck: "false" })),
      h("button", { class: "button primary", type: "submit" }, "Set fault"),
      h("button", { class: "button", type: "button", onclick: () => this.#do(() => remove(this.#switches)) }, "Clear all"),
    );
    this.element = h("section", { class: "faults-side", "aria-label": `Faults of ${name}` }, h("h3", {}, name), this.#active, this.#form, this.#problem);
    this.#drawActive([]);
  }

  connect(address) {
    this.#address = address;
  }

  refresh() {
    return this.#do(() => get(this.#switches));
  }

  get #switches() {
    return `${this.#address}/simulator/faults`;
  }

  #set(event) {
    event.preventDefault();
    const wanted = { kind: this.#kind.value };
    for (const [name, value] of new FormData(this.#form)) {
      if (name !== "kind" && value !== "") {
        wanted[name] = name === "path" || Number.isNaN(Number(value)) ? value : Number(value);
      }
    }
    this.#do(() => post(this.#switches, wanted));
  }

  async #do(work) {
    if (!this.#address) {
      return;
    }
    try {
      const { kinds = [], active = [] } = await work();
      this.#drawKinds(kinds);
      this.#drawActive(active);
      this.#problem.hidden = true;
    } catch (problem) {
      this.#problem.textContent = problem.message;
      this.#problem.hidden = false;
    }
    this.#changed();
  }

  #drawKinds(kinds) {
    if (kinds.join() === this.#kinds.join()) {
      return;
    }
    this.#kinds = kinds;
    this.#kind.replaceChildren(...kinds.map((kind) => h("option", { value: kind }, plain(kind))));
    this.#drawOption();
  }

  #drawOption() {
    const kind = this.#kind.value;
    const option = OPTIONS[kind];
    this.#hint.textContent = EXPLAINED[kind] ?? "";
    this.#option.replaceChildren(
      ...(option ? [h("span", {}, option.label), h("input", { name: option.name, type: option.type ?? "number", value: option.value[this.#name] ?? option.value, required: true })] : []),
    );
  }

  #drawActive(active) {
    this.left = active.reduce((sum, fault) => sum + (fault.left ?? 1), 0);
    const drawn = JSON.stringify(active);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      const lines = active.map(({ kind, path, left }) =>
        h("li", {}, h("strong", {}, plain(kind)), h("span", { class: "active-path" }, path || "any path"), h("span", { class: "active-left" }, `${left ?? 1} left`)),
      );
      this.#active.replaceChildren(...(lines.length > 0 ? lines : [h("li", { class: "quiet" }, "No faults set.")]));
    }
  }
}
