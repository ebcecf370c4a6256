// The playground's page: reads where everything is, then follows the bridge and both simulators.

import { byId, h, webAddress } from "./dom.js";
import { Faults } from "./faults.js";
import { Inbox } from "./inbox.js";
import { Phone } from "./phone.js";
import { follow, get } from "./server.js";
import { Settings } from "./settings.js";
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
const settings = new Settings();
let places = {};
let connectUrl = null;

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
  connectUrl = webAddress(state.connectUrl);
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
  settings.connect(state.settings);
}

/** The customer's name as Zalo has it, whichever side's id the conversation goes by. */
function customerOf(conversation) {
  const user = inbox.userOf(conversation);
  const zaloId = user && propertiesOf(user).find(([name]) => name === "zalo_user_id")?.[1];
  return phone.nameOf(String(zaloId ?? conversation)) ?? user?.name ?? null;
}

/** An account goes by its name where that is known, by its id otherwise. */
function showConnection({ state = "NOT_CONNECTED", name = "" }) {
  const named = name !== "" && !/^\d+$/u.test(name);
  showPill(state, CONNECTION_WORDS[state] ?? state, state === "CONNECTED" && name ? ` to ${named ? name : `OA ${name}`}` : "");
  byId("connect").href = connectUrl ?? "";
  byId("connect").hidden = state === "CONNECTED" || !connectUrl;
  byId("oa-name").textContent = named ? name : "Official Account";
  byId("oa-kind").textContent = named || !name ? "Official Account on Zalo" : `${name} on Zalo`;
}

function showPill(state, words, more = "") {
  const pill = byId("connection");
  pill.dataset.state = state;
  pill.querySelector(".pill-text").replaceChildren(words, h("span", { class: "pill-more" }, more));
}

function tick() {
  byId("phone-clock").textContent = time(Date.now());
}
tick();
setInterval(tick, 10_000);
