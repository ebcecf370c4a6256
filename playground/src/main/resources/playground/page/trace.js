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
    const result = resultOf(row.steps);
    row.node.dataset.outcome = result.outcome;
    row.node.dataset.direction = row.direction;
    row.node.replaceChildren(this.#summary(row, result), ...(row.open ? [details(row)] : []));
    if (focused) {
      row.node.firstChild.focus();
    }
  }

  #summary(row, { outcome, word, decisive, cause }) {
    const conversation = String(row.conversation ?? "");
    const shown = row.steps.filter((step) => step.outcome !== outcome || plain(step.step) !== word);
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
        h("span", { class: "hops-line" }, ...stretches(shown).map((stretch) => hop(stretch, row.steps[0]))),
        cause ? h("span", { class: "cause" }, cause) : null,
      ),
      h(
        "span",
        { class: `result is-${outcome}` },
        h("span", { class: "result-word" }, word),
        h("span", { class: "result-time" }, decisive ? since(decisive, row.steps[0]) : ""),
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
      .map(({ steps }) => ({ ...resultOf(steps), first: steps[0] }))
      .filter(({ outcome }) => outcome === "ok")
      .map(({ decisive, first }) => millis(decisive) - millis(first))
      .sort((a, b) => a - b);
    const median = times.length > 0 ? `, median ${duration(times[Math.floor(times.length / 2)])} to delivery` : "";
    byId("trace-sum").textContent = `${count(this.#rows.size, "crossing")}${median}`;
  }
}

/**
 * How a message stands: its last outcome, when that was, and the cause unless all is well. A message
 * that moves on after a retry is under way again.
 */
function resultOf(steps) {
  const position = steps.findLastIndex((step) => OUTCOMES.has(step.outcome));
  const decisive = steps[position];
  if (!decisive || (decisive.outcome === "retry" && position < steps.length - 1)) {
    return { outcome: "open", word: "under way", decisive: null, cause: "" };
  }
  const { outcome } = decisive;
  if (outcome === "ok") {
    return { outcome, word: plain(decisive.step), decisive, cause: "" };
  }
  const told = steps.filter((step) => step.outcome === outcome && step.detail);
  const cause = (told.findLast(({ step }) => plain(step).includes(outcome)) ?? told[told.length - 1])?.detail ?? "";
  return { outcome, word: outcome, decisive, cause };
}

/** Equal steps in a row (platform calls) as one stretch. */
function stretches(steps) {
  const found = [];
  for (const step of steps) {
    const before = found[found.length - 1];
    if (before && before[0].step === step.step && before[0].outcome === step.outcome) {
      before.push(step);
    } else {
      found.push([step]);
    }
  }
  return found;
}

function hop(stretch, first) {
  const last = stretch[stretch.length - 1];
  const word = plain(last.step) + (stretch.length > 1 ? ` ×${stretch.length}` : "");
  const title = stretch.map(({ detail }) => detail).filter(Boolean).join("\n");
  return h(
    "span",
    { class: `hop is-${last.outcome ?? "open"}`, title: title || null },
    h("span", {}, word),
    last === first ? null : h("span", { class: "hop-time" }, (millis(last) - millis(first)).toLocaleString("en")),
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
