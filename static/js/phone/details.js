/** The questions nobody has to answer: field, organisation, how long, which seat, circles or not. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { MINUTE, clockTime, halfHours } from "../state/phone.js";

/** Milliseconds until whoever leaves soon has gone. */
const SOON = 15 * MINUTE;
const NEEDS = ["quiet", "step_free", "no_circles"];

/** @param {(field: object) => void} save is given one changed field at a time */
export function details({ now, lang }, you, save) {
  return h(
    "div",
    { class: "stack" },
    text("sector", you.sector, save),
    text("organisation", you.organisation, save),
    h(
      "div",
      { class: "field" },
      h("label", { for: "until" }, t("phone.until")),
      h(
        "select",
        { id: "until", onchange: ({ target }) => save({ until: target.value === "" ? null : Number(target.value) }) },
        h("option", { value: "", selected: you.until === null }, t("phone.until_end")),
        h("option", { value: now + SOON, key: "soon" }, t("meeting.until_soon")),
        times(you.until, now).map((at) =>
          h("option", { value: at, key: String(at), selected: at === you.until }, t("phone.until_at", { time: clockTime(at, lang) })),
        ),
      ),
    ),
    h(
      "div",
      null,
      NEEDS.map((need) =>
        h(
          "label",
          { class: "check", key: need },
          h("input", { type: "checkbox", checked: you[need], onchange: ({ target }) => save({ [need]: target.checked }) }),
          t(`phone.${need}`),
        ),
      ),
      h(
        "label",
        { class: "check", key: "on_wall" },
        h("input", { type: "checkbox", checked: you.on_wall === "number", onchange: ({ target }) => save({ on_wall: target.checked ? "number" : "name" }) }),
        t("meeting.on_wall"),
      ),
    ),
  );
}

function text(name, value, save) {
  return h(
    "div",
    { class: "field", key: name },
    h("label", { for: name }, t(`phone.${name}`)),
    h("input", {
      id: name,
      value,
      maxlength: 120,
      autocomplete: "off",
      placeholder: t(`phone.${name}_example`),
      onchange: ({ target }) => save({ [name]: target.value.trim() }),
    }),
  );
}

function times(until, now) {
  const offered = halfHours(now);
  return until === null || offered.includes(until) ? offered : [until, ...offered];
}
