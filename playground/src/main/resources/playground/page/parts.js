// The parts of a message, in either chat: text with its links, a picture, or a file to open.

import { h, icon, webAddress } from "./dom.js";
import { plain, size } from "./words.js";

const PICTURES = new Set(["image", "gif", "sticker", "photo"]);
const MOVING = new Set(["video", "audio", "voice"]);
const LINK = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}]/gu;

/** A message of the phone as parts: what is attached, then what was written. */
export function zaloParts({ type, text, url, name, attachments = [] }) {
  if (attachments.length === 0) {
    return [{ type, text, url, name }];
  }
  const parts = attachments.map((attachment) => attached(attachment.type ?? type, attachment.payload ?? {}));
  return text ? [...parts, { type: "text", text }] : parts;
}

function attached(type, payload) {
  const { url, name, title, description, size: bytes, coordinates } = payload;
  if (coordinates) {
    return { type: "text", text: `Location: ${coordinates.latitude}, ${coordinates.longitude}` };
  }
  return { type, url, name: name || title, size: bytes, text: payload.text || words(description) };
}

/** A business card's description is JSON as text. */
function words(description) {
  try {
    const { phone } = JSON.parse(description);
    return phone ? `Phone: ${phone}` : "";
  } catch {
    return description;
  }
}

/** The nodes of a part `{type, text, url, name, size}`. */
export function partNodes(part) {
  const type = String(part.type ?? "text").toLowerCase();
  const address = webAddress(part.url);
  const nodes = [];
  if (type.endsWith("button")) {
    return [file(address ?? "", { name: part.text || part.name }, "link")];
  }
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
  if (!address) {
    return h("span", { class: "part-file" }, part.name || plain(type));
  }
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
