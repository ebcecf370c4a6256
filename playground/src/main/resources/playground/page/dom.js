// Builds elements. Data only ever becomes text or an attribute here, never markup.

const SVG = "http://www.w3.org/2000/svg";

const broken = new Set();

export const byId = (id) => document.getElementById(id);

/** An element with attributes, on* listeners and children; true is a bare attribute, false and null are none. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === null || value === undefined) {
      continue;
    } else if (typeof value === "boolean" && !name.startsWith("aria-")) {
      element.toggleAttribute(name, value);
    } else {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A round picture, or the initials while there is none. */
export function avatar(name, picture, size = "") {
  const address = webAddress(typeof picture === "object" && picture ? picture.url : picture);
  const face = h("span", { class: `avatar ${size}`, "aria-hidden": "true", "data-tint": tint(name), "data-initials": initials(name) });
  if (address && !broken.has(address)) {
    const image = h("img", { src: address, alt: "" });
    image.addEventListener("error", () => {
      broken.add(address);
      image.remove();
    });
    face.append(image);
  }
  return face;
}

/** What a panel says when it has nothing to show. */
export function emptyState(title, text, problem = false) {
  return h("div", { class: problem ? "empty is-problem" : "empty" }, h("strong", {}, title), h("p", {}, text));
}

/** The address, if it is one a page may point at. */
export function webAddress(value) {
  if (typeof value !== "string" || value === "") {
    return null;
  }
  try {
    const address = new URL(value, location.href);
    const picture = address.protocol === "data:" && value.startsWith("data:image/");
    return ["http:", "https:"].includes(address.protocol) || picture ? address.href : null;
  } catch {
    return null;
  }
}

function initials(name) {
  const words = String(name ?? "").trim().split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word) && word !== "Zalo");
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...word][0].toLocaleUpperCase()).join("") || "?";
}

function tint(name) {
  let sum = 0;
  for (const letter of String(name ?? "").replace(/\s+Zalo$/u, "")) {
    sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  }
  return sum % 6;
}
