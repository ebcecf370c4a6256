// Calls to the bridge and the simulators, and what they push.

const TIMEOUT_MILLIS = 15_000;
const PAUSES_MILLIS = [1000, 2000, 5000];

/** A call that failed, with a sentence for the person at the page. */
export class CallFailed extends Error {}

export const get = (address) => call("GET", address);
export const post = (address, body = {}) => call("POST", address, body);
export const put = (address, body) => call("PUT", address, body);
export const remove = (address) => call("DELETE", address);

async function call(method, address, body) {
  const request = { method, signal: AbortSignal.timeout(TIMEOUT_MILLIS), cache: "no-store" };
  if (body !== undefined) {
    request.headers = { "Content-Type": "application/json" };
    request.body = JSON.stringify(body);
  }
  let response;
  let text;
  try {
    response = await fetch(address, request);
    text = await response.text();
  } catch {
    throw new CallFailed(`${new URL(address, location.href).host} does not answer.`);
  }
  const answer = parse(text) ?? {};
  if (!response.ok) {
    throw new CallFailed(answer.problems?.join(" ") ?? answer.error ?? answer.message ?? `${method} ${address} was answered with ${response.status}.`);
  }
  return answer;
}

/**
 * Follows a server's events for as long as the page lives. Each time the line is up, `load` brings the
 * whole state first; what is pushed meanwhile waits, so nothing falls between the two.
 *
 * @param handlers event name -> function of the parsed data
 * @param lost told with a sentence when the line is down or the state does not load
 * @returns a function that ends it
 */
export function follow(address, handlers, load, lost) {
  let source;
  let failures = 0;
  let timer;
  let ended = false;
  let waiting = null;

  function receive(name, event) {
    const data = parse(event.data);
    if (data === null) {
      return;
    }
    if (waiting) {
      waiting.push([name, data]);
    } else {
      handlers[name](data);
    }
  }

  async function opened(mine) {
    waiting = [];
    try {
      await load();
      failures = 0;
    } catch (problem) {
      if (mine === source) {
        again(problem);
      }
      return;
    }
    const missed = waiting ?? [];
    waiting = null;
    missed.forEach(([name, data]) => handlers[name](data));
  }

  function again(problem) {
    source.close();
    clearTimeout(timer);
    lost(problem instanceof CallFailed ? problem.message : `${new URL(address, location.href).host} does not answer.`);
    if (!(problem instanceof CallFailed) && problem) {
      console.error(problem);
    }
    timer = setTimeout(open, PAUSES_MILLIS[Math.min(failures++, PAUSES_MILLIS.length - 1)]);
  }

  function open() {
    if (ended) {
      return;
    }
    const mine = new EventSource(address);
    source = mine;
    mine.addEventListener("open", () => opened(mine));
    mine.addEventListener("error", () => mine === source && again(null));
    Object.keys(handlers).forEach((name) => mine.addEventListener(name, (event) => receive(name, event)));
  }

  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    source.close();
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
