// What crosses the bridge, one row a message, newest first.

import { byId, emptyState, h, icon } from "./dom.js";
import { described, inOrder, reason, standing } from "./steps.js";
import { count, duration, moment, plain, timeWithSeconds } from "./words.js";

const MOST_ROWS = 300;
const DIRECTIONS = { TO_HELPDESK: "Zalo → Freshchat", TO_MESSENGER: "Freshchat → Zalo" };

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
    const open = new Set([...this.#rows.values()].filter((row) => row.open).map((row) => row.key));
    this.#rows.clear();
    this.#list.replaceChildren();
    steps.forEach((step) => this.#collect(step));
    this.#rows.forEach((row) => {
      row.open = open.has(row.key);
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
    const row = this.#rows.get(step.key) ?? this.#newRow(step.key);
    const known = row.steps.some((other) => other.step === step.step && other.detail === step.detail && other.at === step.at);
    if (!known) {
      row.steps.push(step);
      inOrder(row.steps);
    }
    row.direction ||= step.direction;
    row.conversation ||= String(step.conversation ?? "");
    return row;
  }

  #newRow(key) {
    const row = { key, direction: "", conversation: "", steps: [], open: false, node: h("li", { "data-testid": "trace-row" }) };
    if (this.#rows.size === 0) {
      this.#list.replaceChildren();
    }
    this.#rows.set(key, row);
    this.#list.prepend(row.node);
    if (this.#rows.size > MOST_ROWS) {
      const [oldest] = this.#rows.values();
      this.#rows.delete(oldest.key);
      oldest.node.remove();
    }
    return row;
  }

  #drawRow(row) {
    const focused = row.node.contains(document.activeElement);
    const result = standing(row.steps);
    row.node.dataset.outcome = result.outcome;
    row.node.dataset.direction = row.direction;
    row.node.replaceChildren(this.#summary(row, result), ...(row.open ? [details(row)] : []));
    if (focused) {
      row.node.firstChild.focus();
    }
  }

  #summary(row, { outcome, word, decisive, cause }) {
    const [first] = row.steps;
    const shown = hopsOf(row.steps).filter(({ step }) => !step || step !== decisive);
    return h(
      "button",
      {
        type: "button",
        class: "crossing",
        "aria-expanded": row.open,
        onclick: () => {
          row.open = !row.open;
          this.#drawRow(row);
          row.node.scrollIntoView({ block: "nearest" });
        },
      },
      icon("chevron"),
      h("time", {}, timeWithSeconds(first.at)),
      h("span", { class: "direction" }, DIRECTIONS[row.direction] ?? plain(row.direction)),
      h("span", { class: "who", title: row.conversation }, this.#nameOf(row.conversation) ?? shortened(row.conversation)),
      h(
        "span",
        { class: "hops" },
        h("span", { class: "hops-line" }, ...shown.map((each) => hop(each, first))),
        cause ? h("span", { class: "cause" }, cause) : null,
      ),
      h(
        "span",
        { class: `result is-${outcome}` },
        h("span", { class: "result-word" }, word),
        h("span", { class: "result-time" }, decisive ? duration(elapsed(decisive, first)) : ""),
      ),
    );
  }

  #drawSum() {
    if (this.#rows.size === 0) {
      this.#list.replaceChildren(
        h("li", {}, emptyState("Nothing has crossed yet", "Each message that crosses the bridge gets a row here: every step, and the time since its webhook came in. To see one fail, set a fault first.")),
      );
      byId("trace-sum").textContent = "";
      return;
    }
    const times = [...this.#rows.values()]
      .map(({ steps }) => ({ ...standing(steps), first: steps[0] }))
      .filter(({ outcome }) => outcome === "ok")
      .map(({ decisive, first }) => elapsed(decisive, first))
      .sort((a, b) => a - b);
    const median = times.length > 0 ? `, median ${duration(times[Math.floor(times.length / 2)])}` : "";
    byId("trace-sum").textContent = `${count(this.#rows.size, "crossing")}${median}`;
  }
}

/** The steps worth a place in the summary: of earlier tries their cause, of many calls their number. */
function hopsOf(steps) {
  const last = steps.findLastIndex(({ step }) => step === "picked up");
  const waits = steps.slice(0, Math.max(0, last)).filter(({ outcome }) => outcome === "retry");
  const hops = [];
  steps.forEach((step, position) => {
    const { short, call, name } = described(step, position);
    const before = hops[hops.length - 1];
    if (waits.length > 0 && position > 0 && position < last) {
      if (before?.step === steps[0]) {
        hops.push(earlierTries(waits));
      }
    } else if (call && before?.calls) {
      before.calls.push({ step, short, good: call.good, title: name });
    } else if (short) {
      hops.push(call ? { calls: [{ step, short, good: call.good, title: name }] } : { step, short });
    }
  });
  return hops.flatMap(({ calls, ...hop }) => (calls ? (calls.length > 2 ? [together(calls)] : calls) : [hop]));
}

function earlierTries(waits) {
  const causes = new Set(waits.map(({ detail }) => reason(detail)));
  const times = waits.length > 1 ? ` ×${waits.length}` : "";
  return { short: (causes.size === 1 ? [...causes][0] : "waited") + times, good: false, title: [...causes].join("\n") };
}

function together(calls) {
  return { ...calls[calls.length - 1], short: `${calls.length} calls`, good: calls.every(({ good }) => good), title: calls.map(({ title }) => title).join("\n") };
}

function hop({ step, short, good = true, title = null }, first) {
  return h(
    "span",
    { class: `hop is-${good ? (step.outcome ?? "open") : "retry"}`, title },
    h("span", {}, short),
    !step || step === first ? null : h("span", { class: "hop-time" }, elapsed(step, first).toLocaleString("en")),
  );
}

function details(row) {
  const [first] = row.steps;
  const whole = Math.max(1, elapsed(row.steps[row.steps.length - 1], first));
  const lines = row.steps.map((step, position) => {
    const { name, detail, request, call } = described(step, position);
    const end = elapsed(step, first);
    const before = position === 0 ? 0 : elapsed(row.steps[position - 1], first);
    const start = call ? Math.max(before, end - call.took) : before;
    const bar = h("i", {});
    bar.style.marginInlineStart = `${(start / whole) * 100}%`;
    bar.style.width = `${((end - start) / whole) * 100}%`;
    return h(
      "li",
      { class: `is-${step.outcome ?? (call && !call.good ? "retry" : call ? "call" : "open")}` },
      h("span", { class: "step-time" }, duration(end)),
      h("span", { class: "step-name" }, name),
      h("span", { class: "step-bar", "aria-hidden": "true" }, bar),
      h("span", { class: "step-detail" }, detail, request ? h("code", { title: step.detail }, request) : null),
    );
  });
  return h(
    "div",
    { class: "details" },
    h("ol", { class: "steps" }, ...lines),
    h("p", { class: "ids" }, h("span", {}, "trace id ", h("code", {}, row.key)), h("span", {}, "conversation ", h("code", {}, row.conversation))),
  );
}

const millis = (step) => moment(step.at)?.getTime() ?? 0;
const elapsed = (step, first) => Math.max(0, millis(step) - millis(first));
const shortened = (id) => (id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id || "unknown");
