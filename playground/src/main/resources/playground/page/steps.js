// What the bridge logged about a message, in words for people: its steps, its calls, and how it stands.

import { plain } from "./words.js";

const CALL = /^(?<method>[A-Z]+) (?<path>\S+) → (?<status>.+) \((?<took>\d+) ms\)$/u;
const UNIQUE_IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
const POSTED = /\/conversations\/[^/]+\/messages$/u;
const RECEIVED = "webhook accepted";

/** What a call is for: method, end of the path, its words, and fewer of them for the summary. */
const PURPOSES = [
  ["POST", /\/oa\/message\/\w+$/u, "send message", "Zalo message"],
  ["GET", /\/oa\/user\/detail$/u, "customer's profile", "profile"],
  ["GET", /\/oa\/conversation$/u, "read back", "read back"],
  ["GET", /\/oa\/getoa$/u, "account", "account"],
  ["POST", /\/oa\/access_token$/u, "new token", "new token"],
  ["GET", /\/users$/u, "find user", "find user"],
  ["POST", /\/users$/u, "create user", "new user"],
  ["GET", /\/users\/[^/]+$/u, "read user", "read user"],
  ["PUT", /\/users\/[^/]+$/u, "update user", "update user"],
  ["GET", /\/users\/[^/]+\/conversations$/u, "find conversation", "find conversation"],
  ["POST", /\/conversations$/u, "open conversation", "new conversation"],
  ["POST", POSTED, "send message", "Freshchat message"],
  ["GET", POSTED, "read back", "read back"],
];

const IGNORED = {
  DUPLICATE: "It had been delivered before.",
  UNKNOWN_CONNECTION: "Its Official Account is not connected.",
  OTHER_CONVERSATION: "Its conversation is none of the bridge's.",
  BOT_MESSAGE: "A bot wrote it.",
  OWN_MESSAGE: "The bridge wrote it itself.",
  EMPTY: "There is nothing in it to send.",
};

/** Puts a message's steps in order: the webhook comes first, even where its log line was late. */
export function inOrder(steps) {
  steps.sort((a, b) => a.at - b.at);
  const received = steps.findIndex(({ step }) => step === RECEIVED);
  if (received > 0) {
    steps.unshift(...steps.splice(received, 1));
  }
}

/** A platform call as `{method, path, status, took, good, note, words, short}`, or null. */
export function callOf({ step, detail, direction }) {
  const found = step === "platform call" ? CALL.exec(detail ?? "")?.groups : null;
  if (!found) {
    return null;
  }
  const { method, path } = found;
  const status = /^\d+$/u.test(found.status) ? found.status : found.status.startsWith("no connection") ? "no connection" : "no answer";
  const platform = path.includes("/oa/") ? "Zalo" : "Freshchat";
  const note = platform === "Freshchat" && method === "POST" && POSTED.test(path) && direction === "TO_MESSENGER";
  const [purpose, brief] = note ? ["private note", "private note"] : purposeOf(platform, method, path);
  const good = /^2\d\d$/u.test(status);
  return {
    method,
    path: path.replace(UNIQUE_IDS, (id) => `${id.slice(0, 4)}…`),
    status,
    took: Number(found.took),
    good,
    note,
    words: `${platform}: ${purpose}`,
    short: good ? brief : `${brief}: ${status}`,
  };
}

/** A step as `{name, short, detail, request, call}`; `short` is empty for what only the details tell. */
export function described(step, position) {
  const call = callOf(step);
  if (call) {
    return { name: call.words, short: call.short, detail: `${call.status}, ${call.took.toLocaleString("en")} ms`, request: `${call.method} ${call.path}`, call };
  }
  const detail = step.detail ?? "";
  switch (step.step) {
    case RECEIVED:
      return position === 0
        ? { name: "received", short: "received", detail: "webhook genuine, put into the queue" }
        : { name: "received again", short: "received again", detail: "the same message once more" };
    case "picked up":
      return { name: "picked up", short: detail === "attempt 1" ? "picked up" : detail, detail };
    case "waiting":
      return { name: "waiting", short: "waiting", detail: `${reason(detail)}; it will be tried again` };
    case "given up":
      return { name: "given up", short: "given up", detail: reason(detail) };
    case "finished":
      return { name: finished(detail), short: finished(detail), detail: IGNORED[detail] ?? "" };
    default:
      return { name: "log", short: "", detail: [step.step, detail].filter(Boolean).join(": ") };
  }
}

/**
 * How a message stands: an outcome for its colour, a word, when that was, and the cause unless all is
 * well. A message that was picked up again after a pause is under way again.
 */
export function standing(steps) {
  const position = steps.findLastIndex(({ outcome }) => outcome);
  const decisive = steps[position];
  const again = decisive?.outcome === "retry" && steps.slice(position + 1).some(({ step }) => step === "picked up");
  if (!decisive || again) {
    const queued = steps.every(({ step }) => step === RECEIVED);
    return { outcome: "open", word: queued ? "queued" : "under way", decisive: null, cause: "" };
  }
  const { name, detail } = described(decisive, position);
  return { outcome: decisive.outcome, word: name, decisive, cause: cause(decisive, detail, steps) };
}

function cause({ step, detail }, words, steps) {
  const told = steps.some((each) => callOf(each)?.note && callOf(each).good);
  switch (step === "finished" ? detail : step) {
    case "DELIVERED":
      return "";
    case "REFUSED":
      return told ? "Not delivered. A private note in the conversation tells the agent why." : "Not delivered, and no private note could be posted.";
    case "UNCERTAIN":
      return told ? "It may have arrived. A private note asks the agent to check." : "It may have arrived, and no private note could be posted.";
    case "given up":
      return `Kept among the dead letters: ${words}.${told ? " A private note tells the agent." : ""}`;
    default:
      return words;
  }
}

function purposeOf(platform, method, path) {
  const [, , purpose, brief] = PURPOSES.find(([verb, end]) => verb === method && end.test(path)) ?? [];
  return purpose ? [purpose, brief] : [`${method} ${lastName(path)}`, `${platform} call`];
}

const finished = (result) => (result in IGNORED ? "ignored" : plain(String(result).toLowerCase()));

/** "server-error-503" as "server error 503", "-216" as "code -216". */
export const reason = (text) => (/^-?\d+$/u.test(text) ? `code ${text}` : text.replace(/(?<=\w)-(?=\w)/gu, " "));

function lastName(path) {
  const names = path.split("/").filter((name) => /^[a-z_]+$/u.test(name));
  return names[names.length - 1] ?? path;
}
