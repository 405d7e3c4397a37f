/** What the host can do for one person, once their row is opened. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { companions } from "../state/host.js";
import { seenOf } from "../state/host_words.js";
import { keepApartFrom } from "./apart.js";
import { editButton, editing } from "./edit.js";
import { listed } from "./names.js";

const SIDES = { offer: "give", want: "get" };

export function handFor(person, ctx) {
  if (ctx.local.editing?.person === person.person) return editing(person, ctx);
  return h(
    "div",
    { key: "opened", class: "opened" },
    h("h3", null, t("host.seen")),
    h("p", { class: "soft small" }, t("host.seen_lead")),
    h("div", { class: "chips" }, seenOf(person).map((said) => chip(person, said, ctx))),
    h(
      "div",
      { class: "line start" },
      editButton(person, ctx),
      h("button", { class: "second", onclick: () => keepApartFrom(person.person, ctx) }, t("host.apart_from")),
      h("button", { class: "second", onclick: () => remove(person, ctx) }, t("host.remove_name", { name: person.name })),
    ),
  );
}

/** One tap takes it from the others' screens; one more lets it be seen again. */
function chip({ person }, { what, text, kind, held }, { act }) {
  const fields = { person, what: [what] };
  const turn = () =>
    held
      ? act("release_words", fields, t("host.let_done", { text }), ["hold_words", fields])
      : act("hold_words", fields, t("host.hold_done", { text }), ["release_words", fields]);
  return h(
    "button",
    { key: what, class: `chip ${SIDES[kind] ?? ""} ${held ? "held" : ""}`, "aria-pressed": String(held), onclick: turn },
    h("bdi", null, text),
    held && h("span", { class: "small" }, t("host.held_word")),
  );
}

function remove({ person, name, number }, { snapshot, act, dialog }) {
  const others = companions(snapshot.meetings, person);
  dialog({
    title: t("host.remove_ask", { name, number }),
    says: others.length > 0 ? t("host.remove_says_meeting", { name, others: listed(others) }) : t("host.remove_says", { name }),
    yes: t("host.remove_name", { name }),
    reason: t("host.remove_reason"),
    then: (reason) => act("remove", { person, reason }, t("host.removed", { name })),
  });
}
