/** Joining at the door: the same four fields, larger. */

import { h } from "../lib/dom.js";
import { questions } from "../lib/questions.js";
import { told } from "../lib/moments.js";
import { locale, t } from "../lib/words.js";

const LONGEST = 120;

export function form(ctx) {
  const { snapshot, local, type, submit } = ctx;
  const { person, busy, wrong } = local;
  const waits = busy ? "true" : null;
  return h(
    "form",
    { key: person.nonce, class: "arrival", novalidate: true, autocomplete: "off", onsubmit: submit },
    h("h1", null, t("door.heading")),
    h(
      "div",
      { class: "two" },
      line("name", t("door.name"), person.name, (name) => type({ name }), { autocapitalize: "words" }),
      line("line", t("door.line"), person.line, (text) => type({ line: text }), { placeholder: t("door.line_example") }),
      questions(ctx, "person", person, type, false),
    ),
    h("p", { class: "notice wrong", role: "alert", hidden: wrong === "" }, wrong),
    h(
      "div",
      { class: "two" },
      h("button", { key: "in", class: "solid big", "aria-disabled": waits }, busy ? t("common.one_moment") : t("door.join")),
      h("button", { key: "no_phone", class: "second big", name: "phone", value: "no_phone", "aria-disabled": waits }, t("door.join_no_phone")),
    ),
    h("p", { class: "soft small" }, t("door.kept", { who: snapshot.room.run_by || t("door.someone_runs"), time: hour(snapshot.room.erase_at) })),
  );
}

function line(id, label, value, input, attrs) {
  return h(
    "div",
    { class: "field", key: id },
    h("label", { for: id }, label),
    h("input", { id, maxlength: LONGEST, autocomplete: "off", value, oninput: ({ target }) => input(target.value), ...attrs }),
  );
}

function hour(at) {
  return told(at, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, locale());
}
