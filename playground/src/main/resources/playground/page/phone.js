// The customer's phone: a chat with the Official Account, as the simulated Zalo tells it.

import { Attach } from "./attach.js";
import { Composer } from "./composer.js";
import { avatar, byId, emptyState, h } from "./dom.js";
import { MessageLog } from "./log.js";
import { partNodes, zaloParts } from "./parts.js";
import { follow, get, post } from "./server.js";
import { time, when } from "./words.js";

const STARTERS = ["Chào shop 👋", "Mẫu áo này còn size M không ạ?", "Bao giờ đơn của em giao tới ạ?"];

export class Phone {
  #zalo;
  #stop = () => {};
  #users = [];
  #chosen = null;
  #unread = new Set();
  #facesDrawn = "";
  #select = byId("customer");
  #texts = new Map();
  #log = new MessageLog(byId("bubbles"), (message) => this.#bubble(message), (message) => `${message.from}${message.admin ?? ""}`);
  #composer = new Composer(byId("phone-form"), (user, text) => () => this.#does(user, "messages", { text }),
  );
  #attach;
  #noticed;
  #named;

  /**
   * @param noticed told when something arrives on any phone
   * @param named told when the customers' names are known
   */
  constructor(noticed, named) {
    this.#noticed = noticed;
    this.#named = named;
    this.#attach = new Attach({
      send: (body) => this.#does(this.#chosen, "messages", body),
      follow: (verb) => this.#follow(this.#chosen, verb),
      follows: () => this.#users.find(({ id }) => id === this.#chosen)?.follower,
    });
    this.#select.addEventListener("change", () => this.#choose(this.#select.value));
  }

  connect(zalo) {
    this.#stop();
    this.#zalo = zalo;
    this.#stop = follow(
      `${zalo}/simulator/events`,
      { message: (event) => this.#received(event) },
      () => this.#load(),
      (problem) => this.#lost(problem),
    );
  }

  /** The name of the customer an id (or a key that ends with it) stands for, or null. */
  nameOf(key) {
    const user = this.#users.find(({ id }) => key === id || key.endsWith(`:${id}`) || key.endsWith(`/${id}`));
    return user ? user.name || user.id : null;
  }

  #does(user, what, body) {
    return post(`${this.#zalo}/simulator/users/${encodeURIComponent(user)}/${what}`, body);
  }

  async #follow(user, verb) {
    await this.#does(user, verb);
    this.#users = this.#users.map((each) => (each.id === user ? { ...each, follower: verb === "follow" } : each));
    this.#drawUsers();
  }

  async #load() {
    const { users = [] } = await get(`${this.#zalo}/simulator/users`);
    this.#users = users.map((user) => ({ ...user, id: String(user.id) }));
    const chosen = this.#users.some(({ id }) => id === this.#chosen) ? this.#chosen : (this.#users[0]?.id ?? null);
    this.#chosen = chosen;
    this.#named();
    await this.#showChosen();
  }

  #lost(problem) {
    this.#attach.close();
    this.#composer.aim(null);
    this.#select.disabled = true;
    this.#log.clear(emptyState("The simulated Zalo is not there", `${problem} The page keeps trying; nothing needs reloading.`, true));
    byId("customer-facts").textContent = "";
  }

  async #choose(id) {
    this.#chosen = id;
    this.#drawUsers();
    try {
      await this.#showChosen();
    } catch (problem) {
      this.#lost(problem.message);
    }
  }

  async #showChosen() {
    const id = this.#chosen;
    if (id === null) {
      this.#composer.aim(null);
      this.#log.clear(emptyState("No customers", "The simulated Zalo has no users to write as."));
      return;
    }
    this.#unread.delete(id);
    this.#attach.close();
    this.#drawUsers();
    this.#composer.aim(id);
    await this.#log.show(
      async () => (await get(`${this.#zalo}/simulator/users/${encodeURIComponent(id)}/messages`)).messages ?? [],
      () => this.#hello(id),
    );
  }

  /** A phone with nothing on it offers first words, so that nobody has to type to see a message cross. */
  #hello(user) {
    const start = (text) => h("button", { type: "button", class: "starter", "data-testid": "starter", onclick: () => this.#composer.say(user, text) }, text);
    return h("div", { class: "hello" }, emptyState("Say hello", "Write as this customer, or send one of these. It crosses the bridge and arrives in the agent's inbox."), ...STARTERS.map(start));
  }

  #received({ userId, message }) {
    const id = String(userId);
    const user = this.#users.find((known) => known.id === id);
    if (!user) {
      this.#load().catch((problem) => this.#lost(problem.message));
      return;
    }
    if (message.from === "user") {
      user.lastInteraction = message.time;
    } else {
      this.#noticed();
    }
    if (id === this.#chosen) {
      this.#log.add(message);
    } else if (message.from !== "user") {
      this.#unread.add(id);
    }
    this.#drawUsers();
  }

  #drawUsers() {
    const user = this.#users.find(({ id }) => id === this.#chosen);
    const options = this.#users.map(({ id, name }) => h("option", { value: id }, name || id));
    this.#select.replaceChildren(...(options.length > 0 ? options : [h("option", {}, "No customers yet")]));
    this.#select.disabled = this.#users.length === 0;
    if (user) {
      this.#select.value = user.id;
    }
    this.#drawFaces();
    byId("customer-facts").textContent = user ? facts(user) : "";
  }

  #drawFaces() {
    const faces = byId("faces");
    const drawn = JSON.stringify([this.#users.map(({ id, name, avatar: picture }) => [id, name, picture]), this.#chosen, [...this.#unread]]);
    if (drawn === this.#facesDrawn) {
      return;
    }
    this.#facesDrawn = drawn;
    const focused = faces.contains(document.activeElement) ? document.activeElement.dataset.user : null;
    faces.replaceChildren(...this.#users.map((user) => this.#face(user)));
    const chosen = faces.querySelector("[aria-pressed=true]");
    if (chosen) {
      faces.scrollLeft = chosen.offsetLeft - faces.offsetLeft - (faces.clientWidth - chosen.clientWidth) / 2;
    }
    if (focused) {
      faces.querySelector(`[data-user="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  }

  #bubble(message) {
    const own = message.from === "user";
    this.#texts.set(message.id, message.text);
    const quoted = message.quote && (this.#texts.get(message.quote) || "An earlier message");
    return h(
      "article",
      { class: own ? "bubble is-own" : "bubble", "data-testid": "phone-message", "data-from": message.from, "data-type": message.type },
      h("span", { class: "unseen" }, own ? "You:" : "Official Account:"),
      message.admin ? h("span", { class: "bubble-by" }, "Sent from OA Manager") : null,
      quoted ? h("p", { class: "bubble-quote" }, quoted) : null,
      ...zaloParts(message).flatMap(partNodes),
      h("time", {}, time(message.time)),
    );
  }

  #face({ id, name, avatar: picture }) {
    const unread = this.#unread.has(id);
    return h(
      "button",
      {
        type: "button",
        class: unread ? "face is-unread" : "face",
        "data-user": id,
        "data-testid": "customer-face",
        "aria-pressed": id === this.#chosen,
        "aria-label": unread ? `${name}, unread message` : name,
        title: name,
        onclick: () => this.#choose(id),
      },
      avatar(name, picture),
    );
  }
}

function facts({ follower, lastInteraction }) {
  const follows = follower === undefined ? null : follower ? "Follows the OA" : "Does not follow the OA";
  const wrote = when(lastInteraction) ? `last active ${when(lastInteraction)}` : "has not written yet";
  return [follows, wrote].filter(Boolean).join(", ");
}
