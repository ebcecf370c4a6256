// The playground's page: reads where everything is, then follows the bridge and both simulators.

import { byId, webAddress } from "./dom.js";
import { Faults } from "./faults.js";
import { Inbox } from "./inbox.js";
import { Phone } from "./phone.js";
import { follow, get } from "./server.js";
import { Tabs } from "./tabs.js";
import { propertiesOf } from "./thread.js";
import { Trace } from "./trace.js";
import { time } from "./words.js";

const CONNECTION_WORDS = {
  CONNECTED: "Connected",
  RECONNECT_NEEDED: "Reconnect needed",
  NOT_CONNECTED: "Not connected",
};

const tabs = new Tabs();
const phone = new Phone(() => tabs.notice("phone"), () => trace.redraw());
const inbox = new Inbox(() => tabs.notice("inbox"), () => trace.redraw());
const trace = new Trace(customerOf);
const faults = new Faults();
let places = {};

follow(
  "/playground/events",
  {
    connection: showConnection,
    trace: (step) => {
      trace.add(step);
      tabs.notice("trace");
      faults.refreshIfSet();
    },
  },
  load,
  (problem) => {
    byId("banner").textContent = `The bridge is out of reach. ${problem} Is ./oabridge play still running? The page keeps trying.`;
    byId("banner").hidden = false;
    byId("connect").hidden = true;
    showPill("UNKNOWN", "Out of reach");
  },
);

async function load() {
  const [state, { steps = [] }] = await Promise.all([get("/playground/state"), get("/playground/trace")]);
  byId("banner").hidden = true;
  byId("connect").href = webAddress(state.connectUrl) ?? "#";
  showConnection(state.connection ?? {});
  trace.reset(steps);
  if (state.zalo !== places.zalo) {
    phone.connect(state.zalo);
  }
  if (state.freshchat !== places.freshchat) {
    inbox.connect(state.freshchat);
  }
  places = { zalo: state.zalo, freshchat: state.freshchat };
  faults.connect(places);
}

/** The customer's name as Zalo has it, whichever side's id the conversation goes by. */
function customerOf(conversation) {
  const user = inbox.userOf(conversation);
  const zaloId = user && propertiesOf(user).find(([name]) => name === "zalo_user_id")?.[1];
  return phone.nameOf(String(zaloId ?? conversation)) ?? user?.name ?? null;
}

function showConnection({ state = "NOT_CONNECTED", name }) {
  const words = CONNECTION_WORDS[state] ?? state;
  showPill(state, name && state === "CONNECTED" ? `${words} to ${name}` : words);
  byId("connect").hidden = state === "CONNECTED";
  byId("oa-name").textContent = name || "Official Account";
}

function showPill(state, words) {
  byId("connection").dataset.state = state;
  byId("connection").querySelector(".pill-text").textContent = words;
}

function tick() {
  byId("phone-clock").textContent = time(Date.now());
}
tick();
setInterval(tick, 10_000);
