/** A field for several short things: each becomes a chip at Enter, a comma, a semicolon or the + button. */

import { h } from "./dom.js";
import { t } from "./words.js";

export const MOST = 10;
export const LONGEST = 80;

/**
 * What becomes of a field when something is typed.
 * @param {{items: {text: string}[], typing: string}} draft
 * @param {string} typed the whole line as it now stands
 * @param {boolean} whole whether the last piece is finished too
 * @returns {{items: {text: string}[], typing: string}} a new draft; a thing said twice stays one
 */
export function take({ items }, typed, whole = false) {
  const pieces = typed.split(/[,;\n]/);
  const typing = whole ? "" : pieces.pop().trimStart();
  const next = [...items];
  for (const piece of pieces) {
    const text = piece.trim().slice(0, LONGEST);
    const there = next.some((item) => item.text.toLowerCase() === text.toLowerCase());
    if (text !== "" && !there && next.length < MOST) next.push({ text });
  }
  return { items: next, typing };
}

/** @returns {{text: string}[]} everything in the field, with what is typed but not yet a chip */
export function all(draft) {
  return take(draft, draft.typing, true).items;
}

/**
 * @param {object} options
 * @param {string} options.id of the input, for its label
 * @param {"give"|"get"} options.side
 * @param {string} options.label
 * @param {string} [options.example]
 * @param {{items, typing}} options.draft
 * @param {(draft) => void} options.change the draft as it now is; render again
 * @param {(item) => object} [options.extra] what else stands before a chip's text (a star)
 */
export function chipField({ id, side, label, example = "", draft, change, extra = () => null }) {
  const add = (input) => change(take(draft, input.value, true));
  return h(
    "div",
    { class: `field ${side}` },
    h("label", { for: id }, label),
    h(
      "div",
      { class: "tagbox" },
      draft.items.length > 0 &&
        h(
          "ul",
          { class: "chips" },
          draft.items.map((item) => h("li", { key: item.text, class: "chiprow" }, extra(item), chip(item, side, draft, change))),
        ),
      h(
        "div",
        { class: "type" },
        h("input", {
          id,
          value: draft.typing,
          placeholder: draft.items.length === 0 ? example : t("common.one_more"),
          maxlength: LONGEST * 2,
          autocomplete: "off",
          autocapitalize: "none",
          enterkeyhint: "enter",
          disabled: draft.items.length >= MOST,
          oninput: ({ target }) => change(take(draft, target.value)),
          onkeydown(event) {
            if (event.key === "Enter" && event.target.value.trim() !== "") {
              event.preventDefault();
              add(event.target);
            } else if (event.key === "Backspace" && event.target.value === "" && draft.items.length > 0) {
              change({ items: draft.items.slice(0, -1), typing: "" });
            }
          },
        }),
        h(
          "button",
          { type: "button", class: "add", "aria-label": t("common.add"), onclick: ({ target }) => addAndStay(target, add) },
          "+",
        ),
      ),
    ),
  );
}

function addAndStay(button, add) {
  const input = button.closest(".type").querySelector("input");
  add(input);
  input.focus();
}

function chip(item, side, draft, change) {
  const items = draft.items.filter((other) => other !== item);
  return h(
    "button",
    { type: "button", class: `chip ${side}`, "aria-label": t("common.remove", { text: item.text }), onclick: () => change({ ...draft, items }) },
    item.text,
    h("span", { "aria-hidden": "true" }, "✕"),
  );
}
