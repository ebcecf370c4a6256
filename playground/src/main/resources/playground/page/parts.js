// One part of a message, in either chat: text with its links, a picture, or a file to open.

import { h, icon, webAddress } from "./dom.js";
import { plain, size } from "./words.js";

const PICTURES = new Set(["image", "gif", "sticker", "photo"]);
const MOVING = new Set(["video", "audio", "voice"]);
const LINK = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}]/gu;

/** The nodes of a part `{type, text, url, name, size}`. */
export function partNodes(part) {
  const type = String(part.type ?? "text").toLowerCase();
  const address = webAddress(part.url);
  const nodes = [];
  if (address && PICTURES.has(type)) {
    nodes.push(picture(address, part.name, type));
  } else if (address) {
    nodes.push(file(address, part, type));
  } else if (type !== "text" && !part.text) {
    nodes.push(h("p", { class: "part-lost" }, `${plain(type)} without content`));
  }
  if (part.text) {
    nodes.push(h("p", { class: "part-text", dir: "auto" }, ...linked(String(part.text))));
  }
  return nodes;
}

function picture(address, name, type) {
  const image = h("img", { src: address, alt: name || plain(type), class: `part-picture is-${type}` });
  image.addEventListener("error", () => {
    image.closest("a")?.replaceWith(file(address, { name: name || "Picture that does not load" }, "file"));
  });
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", class: "part-link" }, image);
}

function file(address, part, type) {
  const kind = MOVING.has(type) ? "play" : type === "link" ? "link" : "file";
  const label = part.name || (type === "link" ? address : lastSegment(address));
  const facts = [type === "file" ? "" : plain(type), size(part.size)].filter(Boolean).join(" · ");
  return h(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", class: "part-file" },
    icon(kind),
    h("span", {}, h("span", { class: "part-name" }, label), facts ? h("span", { class: "part-facts" }, facts) : null),
  );
}

function linked(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    nodes.push(text.slice(end, found.index));
    nodes.push(h("a", { href: found[0], target: "_blank", rel: "noopener noreferrer" }, found[0]));
    end = found.index + found[0].length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

function lastSegment(address) {
  const path = new URL(address).pathname.split("/").filter(Boolean);
  try {
    return decodeURIComponent(path[path.length - 1] ?? address);
  } catch {
    return address;
  }
}
