/** The chips of a tag field: what somebody said, with its star or level, and the way out. */

import { drop, mark } from "./chips.js";
import { h } from "./dom.js";
import { t } from "./words.js";

const LEVELS = [1, 2, 3];
const CAN_DO = 2;

/**
 * @param {object} options
 * @param {string} options.id of the input that the chips stand over
 * @param {"give"|"get"} options.side
 * @param {object} options.draft
 * @param {(draft, said) => void} options.set a draft with other chips, and what to say of it
 * @param {(draft) => void} options.change a draft with the same chips
 * @param {boolean} options.marks whether a tap opens star or level; else it takes the chip out
 */
export function chipList({ id, side, draft, set, change, marks }) {
  if (draft.items.length === 0) return null;
  const open = marks ? draft.items.find(({ text }) => text === draft.menu) : undefined;
  const remove = (item) => (event) => {
    set({ ...drop(draft, item.text), menu: null }, ["common.removed", { text: item.text }]);
    if (event.detail === 0) document.getElementById(id).focus();
  };
  const flip = (item) => () => change({ ...draft, menu: draft.menu === item.text ? null : item.text, said: [] });
  return [
    h(
      "ul",
      { class: "chips", key: "chips" },
      draft.items.map((item) =>
        h(
          "li",
          { key: item.text, class: "chiprow" },
          marks
            ? h("button", { type: "button", class: `chip ${side}`, "aria-expanded": String(open === item), onclick: flip(item) }, words(item))
            : h("button", { type: "button", class: `chip ${side}`, onclick: remove(item) }, h("span", { class: "aside" }, t("common.take_out"), " "), words(item), h("span", { "aria-hidden": "true" }, "✕")),
        ),
      ),
    ),
    open && menu(open, side, draft, change, remove(open)),
  ];
}

function words({ text, label, starred, level }) {
  const small = [label, level === 1 && t("common.level_1"), level === 3 && t("common.level_3")].filter(Boolean);
  return [starred && h("span", { role: "img", "aria-label": t("common.starred") }, "★"), h("span", null, text, small.length > 0 && h("span", { class: "as" }, small.join(" · ")))];
}

function menu(item, side, draft, change, remove) {
  const set = (part) => () => change({ ...mark(draft, item.text, part), said: [] });
  const choice = (name, on, onclick) => h("button", { type: "button", key: name, class: `chip may-${side}`, "aria-pressed": String(on), onclick }, t(name), on && h("span", { "aria-hidden": "true" }, "✓"));
  return h(
    "div",
    { class: "chips chipmenu", key: "menu", role: "group", "aria-label": item.text },
    side === "give"
      ? LEVELS.map((level) => choice(`common.level_${level}`, (item.level ?? CAN_DO) === level, set({ level })))
      : choice("common.starred", item.starred === true, set({ starred: item.starred !== true })),
    h("button", { type: "button", class: "chip", key: "out", onclick: remove }, t("common.take_out"), h("span", { "aria-hidden": "true" }, "✕")),
  );
}
