// Dates, durations and sizes as people read them.

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

/** Epoch seconds, epoch milliseconds (also as text) or ISO 8601; null when it is none of these. */
export function moment(value) {
  if (value === null || value === undefined || value === "") {
    return null;
  }
  const number = Number(value);
  const date = Number.isFinite(number) ? new Date(number < 1e11 ? number * 1000 : number) : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

export const time = (value) => format(clock, value);
export const timeWithSeconds = (value) => format(clockSeconds, value);
export const dayOf = (value) => format(day, value);

/** The time for today, the day for anything older. */
export function when(value) {
  return dayOf(value) === dayOf(Date.now()) ? time(value) : dayOf(value);
}

export function duration(millis) {
  if (millis < 10_000) {
    return `${Math.round(millis).toLocaleString("en")} ms`;
  }
  return millis < 120_000 ? `${(millis / 1000).toFixed(1)} s` : `${Math.round(millis / 60_000)} min`;
}

export function size(bytes) {
  const number = Number(bytes);
  if (!Number.isFinite(number) || number <= 0) {
    return "";
  }
  return number < 1_048_576 ? `${Math.max(1, Math.round(number / 1024))} KB` : `${(number / 1_048_576).toFixed(1)} MB`;
}

/** "picked_up" as "picked up". */
export const plain = (word) => String(word ?? "").replace(/[_-]+/g, " ").trim();

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

function format(pattern, value) {
  const date = moment(value);
  return date ? pattern.format(date) : "";
}
