/** The list under a tag field: what somebody may be typing. */

import { h } from "./dom.js";
import { t } from "./words.js";

const HERE = { give: "common.wanted_here", get: "common.offered_here" };

/**
 * @param {object} options
 * @param {string} options.id of the input that the list belongs to
 * @param {"give"|"get"} options.side
 * @param {{text: string, room: boolean, way: string}[]} options.found
 * @param {number} options.active the one that Enter takes; -1: none
 * @param {(suggestion) => void} options.pick
 */
export function suggestions({ id, side, found, active, pick }) {
  return h(
    "ul",
    { class: "suggestions", key: "list", id: `${id}-list`, role: "listbox", "aria-label": t("common.suggested"), hidden: found.length === 0 },
    found.map((each, i) =>
      h(
        "li",
        {
          id: `${id}-${i}`,
          key: each.text,
          role: "option",
          "aria-selected": String(i === active),
          // The field keeps the focus, and the keyboard stays.
          onmousedown: (event) => event.preventDefault(),
          onclick: () => pick(each),
        },
        h("span", null, each.text),
        (each.room || each.way !== "") && h("span", { class: "soft small" }, each.room ? t(HERE[side]) : each.way),
      ),
    ),
  );
}
