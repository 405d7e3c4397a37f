/** A field for digits: a number, a PIN. */

import { h } from "../lib/dom.js";

/** @returns a field of so many digits at most; what was typed is nobody's to keep, so browsers are asked to offer nothing */
export function codeField(id, label, digits) {
  return h(
    "div",
    { class: "field", key: id },
    h("label", { for: id }, label),
    h("input", { id, inputmode: "numeric", pattern: "[0-9]*", maxlength: digits, autocomplete: "off", required: true }),
  );
}
