// What crosses the bridge, one row a message, newest first.

import { byId, emptyState, h, icon } from "./dom.js";
import { count, duration, moment, plain, timeWithSeconds } from "./words.js";

const MOST_ROWS = 300;
const DIRECTIONS = { TO_HELPDESK: "Zalo → Freshchat", TO_MESSENGER: "Freshchat → Zalo" };
const OUTCOMES = new Set(["ok", "retry", "refused", "dropped", "uncertain"]);

export class Trace {
  #rows = new Map();
  #list = byId("crossings");
  #nameOf;

  /** @param nameOf a conversation's id -> the customer's name, or null */
  constructor(nameOf) {
    this.#nameOf = nameOf;
    byId("trace-problems").addEventListener("change", (event) => {
      this.#list.classList.toggle("problems-only", event.target.checked);
    });
    this.#drawSum();
  }

  /** Replaces everything by what the bridge has kept. */
  reset(steps) {
    const open = new Set([...this.#rows.values()].filter((row) => row.open).map((row) => row.id));
    this.#rows.clear();
    this.#list.replaceChildren();
    steps.forEach((step) => this.#collect(step));
    this.#rows.forEach((row) => {
      row.open = open.has(row.id);
      this.#drawRow(row);
    });
    this.#drawSum();
  }

  add(step) {
    const row = this.#collect(step);
    if (row) {
      this.#drawRow(row);
      this.#drawSum();
    }
  }

  /** Draws all rows again, with the names that are known by now. */
  redraw() {
    this.#rows.forEach((row) => this.#drawRow(row));
  }

  #collect(step) {
    if (!step?.key) {
      return null;
    }
    const id = `${step.direction} ${step.key}`;
    const row = this.#rows.get(id) ?? this.#newRow(id, step);
    const known = row.steps.some((other) => other.step === step.step && other.detail === step.detail && other.at === step.at);
    if (!known) {
      row.steps.push(step);
      row.steps.sort((a, b) => millis(a) - millis(b));
    }
    row.conversation ||= step.conversation;
    return row;
  }

  #newRow(id, { key, direction, conversation }) {
    const row = { id, key, direction, conversation, steps: [], open: false, node: h("li", { "data-testid": "trace-row" }) };
    if (this.#rows.size === 0) {
      this.#list.replaceChildren();
    }
    this.#rows.set(id, row);
    this.#list.prepend(row.node);
    if (this.#rows.size > MOST_ROWS) {
      const [oldest] = this.#rows.values();
      this.#rows.delete(oldest.id);
      oldest.node.remove();
    }
    return row;
  }

  #drawRow(row) {
    const focused = row.node.contains(document.activeElement);
    const { outcome, cause } = resultOf(row.steps);
    row.node.dataset.outcome = outcome;
    row.node.dataset.direction = row.direction;
    row.node.replaceChildren(this.#summary(row, outcome, cause), ...(row.open ? [details(row)] : []));
    if (focused) {
      row.node.firstChild.focus();
    }
  }

  #summary(row, outcome, cause) {
    const last = row.steps[row.steps.length - 1];
    const conversation = String(row.conversation ?? "");
    const before = outcome === "open" ? row.steps : row.steps.slice(0, -1);
    return h(
      "button",
      {
        type: "button",
        class: "crossing",
        "aria-expanded": row.open,
        onclick: () => {
          row.open = !row.open;
          this.#drawRow(row);
        },
      },
      icon("chevron"),
      h("time", {}, timeWithSeconds(row.steps[0].at)),
      h("span", { class: "direction" }, DIRECTIONS[row.direction] ?? plain(row.direction)),
      h("span", { class: "who", title: conversation }, this.#nameOf(conversation) ?? shortened(conversation)),
      h(
        "span",
        { class: "hops" },
        h("span", { class: "hops-line" }, ...before.map((step) => hop(step, row.steps[0]))),
        cause ? h("span", { class: "cause" }, cause) : null,
      ),
      h(
        "span",
        { class: `result is-${outcome}` },
        h("span", { class: "result-word" }, outcome === "open" ? "under way" : plain(last.step)),
        h("span", { class: "result-time" }, outcome === "open" ? "" : since(last, row.steps[0])),
      ),
    );
  }

  #drawSum() {
    if (this.#rows.size === 0) {
      this.#list.replaceChildren(
        h("li", {}, emptyState("Nothing has crossed yet", "Each message that crosses the bridge gets a row here: every step, and the time since its webhook came in.")),
      );
      byId("trace-sum").textContent = "";
      return;
    }
    const times = [...this.#rows.values()]
      .filter(({ steps }) => resultOf(steps).outcome === "ok")
      .map(({ steps }) => millis(steps[steps.length - 1]) - millis(steps[0]))
      .sort((a, b) => a - b);
    const median = times.length > 0 ? `, median ${duration(times[Math.floor(times.length / 2)])} to delivery` : "";
    byId("trace-sum").textContent = `${count(this.#rows.size, "crossing")}${median}`;
  }
}

/** How a message stands: its last outcome, and the cause unless all is well. */
function resultOf(steps) {
  const last = steps[steps.length - 1];
  const outcome = OUTCOMES.has(last.outcome) ? last.outcome : "open";
  const told = steps.filter((step) => OUTCOMES.has(step.outcome) && step.outcome !== "ok").pop();
  const cause = told && outcome !== "ok" ? told.detail : "";
  return { outcome, cause };
}

function hop(step, first) {
  return h(
    "span",
    { class: `hop is-${step.outcome ?? "open"}`, title: step.detail ?? "" },
    h("span", {}, plain(step.step)),
    h("span", { class: "hop-time" }, String(millis(step) - millis(first))),
  );
}

function details(row) {
  const first = millis(row.steps[0]);
  const whole = Math.max(1, millis(row.steps[row.steps.length - 1]) - first);
  const lines = row.steps.map((step, position) => {
    const from = position === 0 ? first : millis(row.steps[position - 1]);
    const bar = h("i", {});
    bar.style.marginInlineStart = `${((from - first) / whole) * 100}%`;
    bar.style.width = `${((millis(step) - from) / whole) * 100}%`;
    return h(
      "li",
      { class: `is-${step.outcome ?? "open"}` },
      h("span", { class: "step-time" }, since(step, row.steps[0])),
      h("span", { class: "step-name" }, plain(step.step)),
      h("span", { class: "step-bar", "aria-hidden": "true" }, bar),
      h("span", { class: "step-detail" }, step.detail ?? ""),
    );
  });
  return h(
    "div",
    { class: "details" },
    h("ol", { class: "steps" }, ...lines),
    h("p", { class: "ids" }, h("span", {}, "message ", h("code", {}, row.key)), h("span", {}, "conversation ", h("code", {}, String(row.conversation ?? "")))),
  );
}

const millis = (step) => moment(step.at)?.getTime() ?? 0;
const since = (step, first) => duration(millis(step) - millis(first));
const shortened = (id) => (id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id || "unknown");
