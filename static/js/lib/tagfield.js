/** A field for several short things: each becomes a chip at Enter, a comma, the + button, or a tap on a suggestion. */

import { suggest } from "../state/topics.js";
import { chipList } from "./chiplist.js";
import { drop, LONGEST, MOST, put, take } from "./chips.js";
import { h } from "./dom.js";
import { asked } from "./question.js";
import { suggestions } from "./suggestions.js";
import { t } from "./words.js";

/** A list that closed at once would pull the button from under the tap that closes it (ms). */
const CLOSE_AFTER = 300;
const NO_HELP = { topics: [], room: [], prepare() {}, read() {} };

/**
 * @param {object} options
 * @param {string} options.id of the input, for its label
 * @param {"give"|"get"} options.side
 * @param {string} options.label
 * @param {string} [options.example]
 * @param {object} options.draft as in chips.js; `active`, `closed`, `menu` and `said` are this field's own
 * @param {(draft) => void} options.change the draft as it now is; render again
 * @param {boolean} [options.marks] whether a chip opens star or level; else a tap takes it out
 * @param {object} [options.help] `topics` and `room` to suggest from; `prepare()` when somebody comes to write;
 *   `read(text)` when a chip is finished
 */
export function tagField({ id, side, label, example = "", draft, change, marks = false, help = NO_HELP }) {
  const texts = draft.items.map(({ text }) => text);
  const full = texts.length >= MOST;
  const found = draft.closed || full ? [] : suggest(help.topics, help.room, draft.typing, texts);
  const active = Math.min(draft.active ?? -1, found.length - 1);
  const set = (next, said = []) => {
    change({ ...next, active: -1, closed: false, said });
    for (const { text } of next.items) if (!texts.includes(text)) help.read(text);
  };
  const finish = (input) => {
    const next = take(draft, input.value, true);
    set(next, added(next, texts));
  };
  const pick = ({ text }) => change({ ...put(draft, text), active: -1, closed: false, said: ["common.added", { text }] });
  const keys = { found, active, draft, change, pick, finish, set };
  return h(
    "div",
    { class: `field ${side}` },
    h("label", { for: id }, label),
    h(
      "div",
      { class: "tagbox", onfocusin: open, onfocusout: (event) => leave(event, finish) },
      chipList({ id, side, draft, set, change, marks }),
      h(
        "div",
        { class: "type", key: "type" },
        h("input", {
          id,
          value: draft.typing,
          placeholder: texts.length === 0 ? example : t("common.one_more"),
          maxlength: LONGEST * 2,
          autocomplete: "off",
          autocapitalize: "none",
          enterkeyhint: "enter",
          disabled: full,
          role: "combobox",
          "aria-autocomplete": "list",
          "aria-expanded": String(found.length > 0),
          "aria-controls": `${id}-list`,
          "aria-activedescendant": active < 0 ? null : `${id}-${active}`,
          onfocus({ target }) {
            help.prepare();
            keepInView(target);
          },
          oninput({ target }) {
            const next = take(draft, target.value);
            set(next, added(next, texts));
            keepInView(target);
          },
          onkeydown: (event) => press(event, keys),
        }),
        h("button", { type: "button", class: "add", "aria-label": t("common.add"), onclick: ({ target }) => addAndStay(target, finish) }, "+"),
      ),
      suggestions({ id, side, found, active, pick }),
    ),
    hint(draft, full),
    asked({ side, draft, change }),
    h("p", { class: "aside", role: "status", key: "said" }, spoken(draft, found)),
  );
}

/** From the keyboard: through the list by arrows, out of it by Escape. */
function press(event, { found, active, draft, change, pick, finish, set }) {
  const { key, target } = event;
  if (event.isComposing) return;
  if ((key === "ArrowDown" || key === "ArrowUp") && found.length > 0) {
    event.preventDefault();
    const places = found.length + 1;
    change({ ...draft, active: ((active + 1 + (key === "ArrowDown" ? 1 : -1) + places) % places) - 1, said: [] });
  } else if (key === "Escape" && found.length > 0) {
    event.preventDefault();
    change({ ...draft, active: -1, closed: true, said: [] });
  } else if (key === "Enter" && active >= 0) {
    event.preventDefault();
    pick(found[active]);
  } else if (key === "Enter" && target.value.trim() !== "") {
    event.preventDefault();
    finish(target);
  } else if (key === "Backspace" && target.value === "" && draft.items.length > 0) {
    const { text } = draft.items.at(-1);
    set(drop(draft, text), ["common.removed", { text }]);
  }
}

function open({ currentTarget }) {
  currentTarget.classList.add("writing");
}

/** Who goes on to write in another field has finished this one. Elsewhere nothing moves: it would slip from under the tap. */
function leave({ currentTarget: box, relatedTarget, target }, finish) {
  setTimeout(() => box.matches(":focus-within") || box.classList.remove("writing"), CLOSE_AFTER);
  const onward = relatedTarget !== null && relatedTarget.matches("input:not([type=checkbox])") && !box.contains(relatedTarget);
  if (onward && target.matches("input") && target.value.trim() !== "") finish(target);
}

function addAndStay(button, finish) {
  const input = button.closest(".type").querySelector("input");
  finish(input);
  input.focus();
}

/** The keyboard must not stand before what is being written, nor before what is suggested for it. */
function keepInView(input) {
  const seen = window.visualViewport;
  if (seen === null || seen === undefined) return;
  const row = input.closest(".type").getBoundingClientRect();
  const below = input.closest(".field").getBoundingClientRect().bottom - (seen.offsetTop + seen.height);
  if (below > 0) window.scrollBy(0, Math.min(below, row.top - seen.offsetTop - row.height));
}

function hint({ items, typing }, full) {
  const key = typing.length > LONGEST ? "common.shorter" : full ? "common.most" : items.length > 0 && items.length < 3 ? "common.three" : "";
  return key !== "" && h("p", { class: "hint small", key: "hint" }, t(key));
}

function added({ items }, texts) {
  const fresh = items.filter(({ text }) => !texts.includes(text));
  return fresh.length > 0 ? ["common.added", { text: fresh.map(({ text }) => text).join(", ") }] : [];
}

function spoken({ said = [] }, found) {
  if (said.length > 0) return t(...said);
  return found.length > 0 ? t("common.suggestions", { n: found.length }) : "";
}
