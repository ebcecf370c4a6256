// The agent's inbox: the conversations of the simulated Freshchat, newest first.

import { avatar, byId, emptyState, h } from "./dom.js";
import { follow, get } from "./server.js";
import { Thread } from "./thread.js";
import { count, moment, plain, when } from "./words.js";

export class Inbox {
  #freshchat;
  #stop = () => {};
  #conversations = new Map();
  #rows = new Map();
  #drawn = new WeakMap();
  #list = byId("inbox-rows");
  #chosen = null;
  #noticed;
  #named;
  #thread;

  /**
   * @param noticed told when something arrives in the inbox
   * @param named told when another customer's name is known
   */
  constructor(noticed, named) {
    this.#noticed = noticed;
    this.#named = named;
    this.#thread = new Thread(() => this.#leave());
    this.#list.addEventListener("keydown", (event) => this.#walk(event));
  }

  connect(freshchat) {
    this.#stop();
    this.#freshchat = freshchat;
    this.#thread.connect(freshchat);
    this.#stop = follow(
      `${freshchat}/simulator/events`,
      { conversation: (event) => this.#changed(event.conversation ?? event.row ?? event), message: (event) => this.#received(event) },
      () => this.#load(),
      (problem) => this.#lost(problem),
    );
  }

  /** The user of a conversation, by its id or a key that ends with it; or null. */
  userOf(conversation) {
    return this.#conversations.get(conversation.slice(conversation.lastIndexOf(":") + 1))?.user ?? null;
  }

  async #load() {
    const { conversations = [] } = await get(`${this.#freshchat}/simulator/inbox`);
    this.#conversations = new Map(conversations.map((row) => [String(row.id), row]));
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#draw();
    this.#named();
    if (!this.#conversations.has(this.#chosen)) {
      this.#chosen = null;
    }
    if (this.#chosen) {
      await this.#thread.show(this.#conversations.get(this.#chosen));
    } else if (!this.#chooseFirst()) {
      byId("inbox").dataset.view = "list";
      this.#thread.close();
    }
  }

  #lost(problem) {
    this.#rows.clear();
    this.#list.replaceChildren(
      h("li", {}, emptyState("The simulated Freshchat is not there", `${problem} The page keeps trying; nothing needs reloading.`, true)),
    );
    byId("inbox-count").textContent = "";
    this.#thread.lost();
  }

  #changed(row) {
    if (!row?.id) {
      return;
    }
    const id = String(row.id);
    const before = this.#conversations.get(id);
    this.#conversations.set(id, { ...before, ...row });
    if ((row.unread ?? 0) > (before?.unread ?? 0)) {
      this.#noticed();
    }
    this.#draw();
    if (before?.user?.name !== row.user?.name) {
      this.#named();
    }
    if (id === this.#chosen) {
      this.#thread.update(this.#conversations.get(id));
    } else if (!this.#chosen) {
      this.#chooseFirst();
    }
  }

  #received({ conversationId, message }) {
    const id = String(conversationId);
    if (!this.#conversations.has(id)) {
      this.#load().catch((problem) => this.#lost(problem.message));
    } else if (id === this.#chosen) {
      this.#thread.add(message);
    }
  }

  /** Where list and thread are side by side, an empty thread is a waste: the newest is opened. */
  #chooseFirst() {
    const first = this.#sorted()[0];
    if (!first || matchMedia("(max-width: 899px)").matches) {
      return false;
    }
    this.#choose(String(first.id));
    return true;
  }

  async #choose(id) {
    this.#chosen = id;
    byId("inbox").dataset.view = "thread";
    this.#draw();
    await this.#thread.show(this.#conversations.get(id));
  }

  #leave() {
    const left = this.#chosen;
    this.#chosen = null;
    byId("inbox").dataset.view = "list";
    this.#thread.close();
    this.#draw();
    this.#rows.get(left)?.firstChild.focus();
  }

  #sorted() {
    return [...this.#conversations.values()].sort((a, b) => (moment(b.updated) ?? 0) - (moment(a.updated) ?? 0));
  }

  #draw() {
    const sorted = this.#sorted();
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.conversation : null;
    if (sorted.length === 0) {
      this.#list.replaceChildren(h("li", {}, emptyState("No conversations yet", "Send a message from the phone: a customer's first one opens a conversation here.")));
    } else if (this.#rows.size === 0) {
      this.#list.replaceChildren();
    }
    sorted.forEach((conversation, position) => this.#place(conversation, position));
    if (focused) {
      this.#rows.get(focused)?.firstChild.focus();
    }
    const unread = sorted.filter((row) => row.unread > 0).length;
    byId("inbox-count").textContent = sorted.length === 0 ? "" : unread > 0 ? `${unread} unread of ${sorted.length}` : count(sorted.length, "conversation");
  }

  #place(conversation, position) {
    const id = String(conversation.id);
    const row = this.#rows.get(id) ?? h("li", {});
    this.#rows.set(id, row);
    const drawn = JSON.stringify([conversation, id === this.#chosen]);
    if (this.#drawn.get(row) !== drawn) {
      this.#drawn.set(row, drawn);
      row.replaceChildren(this.#row(conversation, id));
    }
    if (this.#list.children[position] !== row) {
      this.#list.insertBefore(row, this.#list.children[position] ?? null);
    }
  }

  #row({ user = {}, status, lastText, unread, updated }, id) {
    const name = user.name || "Unknown user";
    const chosen = id === this.#chosen;
    return h(
      "button",
      {
        type: "button",
        class: unread > 0 ? "row is-unread" : "row",
        "data-testid": "inbox-row",
        "data-conversation": id,
        "data-status": status,
        "aria-current": chosen ? "true" : null,
        onclick: () => this.#choose(id),
      },
      avatar(name, user.avatar),
      h(
        "span",
        { class: "row-text" },
        h("span", { class: "row-top" }, h("span", { class: "row-name" }, name), h("time", {}, when(updated))),
        h(
          "span",
          { class: "row-bottom" },
          h("span", { class: "row-last" }, lastText || "No text"),
          unread > 0 ? h("span", { class: "badge" }, String(unread), h("span", { class: "unseen" }, " unread")) : statusMark(status),
        ),
      ),
    );
  }

  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...this.#list.querySelectorAll(".row")];
    const here = rows.indexOf(document.activeElement);
    if (step && here >= 0) {
      event.preventDefault();
      rows[here + step]?.focus();
    }
  }
}

function statusMark(status) {
  return status ? h("span", { class: `status is-${String(status).toLowerCase()}` }, plain(status)) : null;
}
