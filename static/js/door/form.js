/** Joining at the door: the same four fields, larger. */

import { h } from "../lib/dom.js";
import { tagField } from "../lib/tagfield.js";
import { t } from "../lib/words.js";

const LONGEST = 120;

export function form({ snapshot, local, type, submit }) {
  const { person, busy, wrong } = local;
  const chips = (id, side) =>
    tagField({ id, side, label: t(`door.${id}`), example: t(`door.${id}_example`), draft: person[id], change: (draft) => type({ [id]: draft }) });
  return h(
    "form",
    { key: person.nonce, class: "arrival", novalidate: true, autocomplete: "off", onsubmit: submit },
    h("h1", null, t("door.heading")),
    line("name", t("door.name"), person.name, (name) => type({ name }), { autocapitalize: "words" }),
    line("line", t("door.line"), person.line, (text) => type({ line: text }), { placeholder: t("door.line_example") }),
    chips("offers", "give"),
    chips("wants", "get"),
    h(
      "label",
      { class: "check" },
      h("input", { type: "checkbox", checked: person.noPhone, onchange: ({ target }) => type({ noPhone: target.checked }) }),
      t("door.no_phone"),
    ),
    h("p", { class: "notice wrong", role: "alert", hidden: wrong === "" }, wrong),
    h("button", { class: "solid big", "aria-disabled": busy ? "true" : null }, busy ? t("common.one_moment") : t("door.join")),
    h("p", { class: "soft small" }, t("door.kept", { who: snapshot.room.run_by || t("door.someone_runs"), time: hour(snapshot.room.erase_at) })),
  );
}

function line(id, label, value, input, attrs) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    h("input", { id, maxlength: LONGEST, autocomplete: "off", value, oninput: ({ target }) => input(target.value), ...attrs }),
  );
}

function hour(at) {
  const lang = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(lang, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
