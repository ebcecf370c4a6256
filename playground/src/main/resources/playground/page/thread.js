// One conversation as its agent sees it: messages, contact, reply box, resolve and reopen.

import { asUpload, Clip } from "./clip.js";
import { Composer } from "./composer.js";
import { avatar, byId, emptyState, h, icon } from "./dom.js";
import { MessageLog } from "./log.js";
import { partNodes } from "./parts.js";
import { get, post } from "./server.js";
import { plain, time } from "./words.js";

const REPLY_TO_CUSTOMER = "Reply to the customer";
const NOTE_FOR_AGENTS = "Note for agents; the customer never sees it";

export class Thread {
  #freshchat;
  #conversation = null;
  #told = "";
  #log = new MessageLog(byId("messages"), (message) => this.#message(message), (message) => `${message.actor} ${message.actorName} ${kindOf(message)}`);
  #note = byId("note-toggle");
  #composer = new Composer(byId("reply-form"), (target, text) => this.#prepare(target, text), () => this.#clip.loaded);
  #clip = new Clip((sentence) => this.#composer.complain(sentence));
  #problem = byId("reply-form").querySelector(".problem");

  /** @param leave called when the reader wants the list back, where only one of both fits */
  constructor(leave) {
    byId("thread-back").addEventListener("click", leave);
    byId("resolve").addEventListener("click", () => this.#turn("resolve"));
    byId("reopen").addEventListener("click", () => this.#turn("reopen"));
    this.#note.addEventListener("change", () => this.#drawNote());
    const toggle = byId("contact-toggle");
    toggle.addEventListener("click", () => this.#openContact(toggle.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("visibilitychange", () => this.#read());
    document.addEventListener("panel-shown", () => this.#read());
    this.close();
  }

  connect(freshchat) {
    this.#freshchat = freshchat;
  }

  async show(conversation) {
    const other = this.#conversation?.id !== conversation.id;
    if (other) {
      this.#note.checked = false;
      this.#drawNote();
      this.#openContact(matchMedia("(min-width: 1360px)").matches);
    }
    this.update(conversation);
    this.#composer.aim(String(conversation.id));
    this.#clip.aim(String(conversation.id));
    try {
      await this.#log.show(
        async () => (await get(this.#path("messages"))).messages ?? [],
        () => emptyState("No messages", "This conversation is empty so far."),
      );
    } catch (problem) {
      this.#log.clear(emptyState("The messages did not load", problem.message, true));
    }
  }

  update(conversation) {
    this.#conversation = conversation;
    const { user = {}, status } = conversation;
    const name = user.name || "Unknown user";
    const properties = propertiesOf(user);
    byId("thread-name").textContent = name;
    byId("thread-avatar").replaceChildren(avatar(name, user.avatar));
    byId("thread-chips").replaceChildren(
      status ? h("span", { class: `status is-${String(status).toLowerCase()}` }, plain(status)) : "",
      ...properties
        .filter(([key]) => key === "external_user_provider")
        .map(([key, value]) => h("span", { class: "chip", title: `${key} = ${value}` }, h("span", { class: "chip-key" }, `${key}: `), String(value))),
    );
    const resolved = String(status).toLowerCase() === "resolved";
    byId("resolve").hidden = resolved;
    byId("reopen").hidden = !resolved;
    byId("contact-toggle").hidden = false;
    this.#drawContact(conversation, name, properties);
    this.#read();
  }

  add(message) {
    this.#log.add(message);
  }

  close() {
    this.#empty(emptyState("No conversation open", "Conversations from Zalo appear on the left as soon as a customer writes."));
  }

  lost() {
    this.#empty(emptyState("Waiting for the inbox", "Messages come back by themselves when the simulated Freshchat answers.", true));
  }

  #empty(instead) {
    this.#conversation = null;
    this.#composer.aim(null);
    this.#clip.aim(null);
    this.#log.clear(instead);
    byId("thread-name").textContent = "Conversation";
    byId("thread-avatar").replaceChildren();
    byId("thread-chips").replaceChildren();
    byId("contact").hidden = true;
    for (const id of ["resolve", "reopen", "contact-toggle"]) {
      byId(id).hidden = true;
    }
  }

  #prepare(target, text) {
    const reply = { ...(text && { text }), private: this.#note.checked };
    const file = this.#clip.take(target);
    const send = (body) => post(`${this.#freshchat}/simulator/conversations/${encodeURIComponent(target)}/reply`, body);
    return file ? () => this.#sendWith(target, file, (part) => send({ ...reply, message_parts: [part] })) : () => send(reply);
  }

  async #sendWith(target, file, send) {
    try {
      const { part } = await post(`${this.#freshchat}/simulator/files`, await asUpload(file));
      await send(part);
    } catch (problem) {
      this.#clip.putBack(target, file);
      throw problem;
    }
  }

  async #turn(verb) {
    this.#problem.hidden = true;
    try {
      await post(this.#path(verb));
    } catch (problem) {
      this.#problem.textContent = `Could not ${verb}. ${problem.message}`;
      this.#problem.hidden = false;
    }
  }

  /** What an agent has in front of him counts as read; what waits behind another tab does not. */
  #read() {
    const seen = this.#conversation && document.visibilityState === "visible" && byId("messages").offsetParent !== null;
    const state = seen ? `${this.#conversation.id} ${this.#conversation.unread} ${this.#conversation.updated}` : "";
    if (seen && this.#conversation.unread > 0 && state !== this.#told) {
      this.#told = state;
      post(this.#path("read")).catch(() => (this.#told = ""));
    }
  }

  #path(last) {
    return `${this.#freshchat}/simulator/conversations/${encodeURIComponent(this.#conversation.id)}/${last}`;
  }

  #drawNote() {
    const note = this.#note.checked;
    byId("reply-form").classList.toggle("is-note", note);
    byId("reply-input").placeholder = note ? NOTE_FOR_AGENTS : REPLY_TO_CUSTOMER;
    byId("agent-send").textContent = note ? "Add note" : "Send";
  }

  #openContact(open) {
    byId("contact-toggle").setAttribute("aria-expanded", String(open));
    byId("contact").hidden = !open;
  }

  #drawContact({ id, channelId, user = {} }, name, properties) {
    const facts = [...properties, ["Freshchat user", user.id], ["conversation", id], ["channel", channelId]];
    byId("contact").replaceChildren(
      h("div", { class: "contact-top" }, avatar(name, user.avatar, "large"), h("strong", {}, name)),
      h("dl", {}, ...facts.filter(([, value]) => value).map(([key, value]) => h("div", {}, h("dt", {}, key), h("dd", {}, String(value))))),
    );
  }

  #message(message) {
    const kind = kindOf(message);
    const parts = (message.parts ?? []).flatMap(partNodes);
    if (kind === "status") {
      return h("p", { class: "line", "data-testid": "thread-message", "data-kind": kind }, ...parts, h("time", {}, time(message.time)));
    }
    const name = message.actorName || (kind === "user" ? byId("thread-name").textContent : plain(message.actor));
    const picture = kind === "user" ? this.#conversation?.user?.avatar : null;
    return h(
      "article",
      { class: `message is-${kind}`, "data-testid": "thread-message", "data-kind": kind, "data-actor": message.actor },
      avatar(name, picture, "small"),
      h(
        "div",
        { class: "message-box" },
        h("header", {}, h("strong", {}, name), kind === "note" ? h("span", { class: "note-mark" }, icon("lock"), "Private note") : null, h("time", {}, time(message.time))),
        h("div", { class: "message-parts" }, ...parts),
      ),
    );
  }
}

/** What a message is to its reader: user, agent, bot, note or status. */
function kindOf({ actor, private: isPrivate, status }) {
  if (isPrivate) {
    return "note";
  }
  return status === true || actor === "system" ? "status" : ["user", "bot"].includes(actor) ? actor : "agent";
}

/** A user's properties as [name, value] pairs, whether they came as an object or as the API's list. */
export function propertiesOf({ properties }) {
  return Array.isArray(properties) ? properties.map(({ name, value }) => [name, value]) : Object.entries(properties ?? {});
}
