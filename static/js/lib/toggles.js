/** Chips to tap on and off: what the room asks for, what one might not have thought of. */

import { holds, toggle } from "./chips.js";
import { h } from "./dom.js";

/** The level of what one offers because somebody asked. */
const A_START = 1;

/**
 * @param {object} options
 * @param {"give"|"get"} options.side
 * @param {string} options.label for those who hear it
 * @param {string[]} options.texts
 * @param {(text: string) => boolean} options.on
 * @param {(text: string) => void} options.tap
 */
export function toggles({ side, label, texts, on, tap }) {
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": label },
    texts.map((text) =>
      h(
        "button",
        { type: "button", key: text, class: `chip may-${side}`, "aria-pressed": String(on(text)), onclick: () => tap(text) },
        text,
        on(text) && h("span", { "aria-hidden": "true" }, "✓"),
      ),
    ),
  );
}

/** @returns toggles that put what is tapped into a field's draft, an offer as a start, and take it out again */
export function draftToggles({ side, label, texts, draft, change }) {
  const more = side === "give" ? { level: A_START } : {};
  return toggles({ side, label, texts, on: (text) => holds(draft, text), tap: (text) => change({ ...toggle(draft, text, more), said: [] }) });
}
