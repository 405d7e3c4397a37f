/** What the host can do for one person, once their row is opened. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { companions } from "../state/host.js";
import { seenOf } from "../state/host_words.js";
import { fold } from "../state/search.js";
import { keepApartFrom } from "./apart.js";
import { editButton, editing } from "./edit.js";
import { listed } from "./names.js";
import { whereabouts } from "./unmet.js";

const SIDES = { offer: "give", want: "get" };

export function handFor(person, ctx) {
  if (ctx.local.editing?.person === person.person) return editing(person, ctx);
  return h(
    "div",
    { key: "opened", class: "opened" },
    h("p", { class: "soft small" }, whereabouts(person)),
    h("h3", null, t("host.seen")),
    h("p", { class: "soft small" }, t("host.seen_lead")),
    h("div", { class: "chips" }, seenOf(person).map((said) => chip(person, said, ctx))),
    h(
      "div",
      { class: "line start" },
      together(person, ctx),
      rests(person, ctx),
      editButton(person, ctx),
      h("button", { class: "second", onclick: () => keepApartFrom(person.person, ctx) }, t("host.apart_from")),
      h("button", { class: "second", onclick: () => twice(person, ctx) }, t("host.twice")),
      h("button", { class: "second", onclick: () => remove(person, ctx) }, t("host.remove_name", { name: person.name })),
      h("button", { class: "quiet", onclick: () => erase(person, ctx) }, t("host.erase_name", { name: person.name })),
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
    then: (reason) => act("remove", { person, reason }, t("host.removed", { name }), "last"),
  });
}

function together({ person, state }, { pinning }) {
  if (!["waiting", "breather", "away"].includes(state)) return null;
  return h("button", { key: "together", class: "second", onclick: () => pinning([person]) }, t("host.pin_with"));
}

/** Left in peace for a while, as they asked the host; or back. */
function rests({ person, name, state }, { act }) {
  if (state === "paused" || state === "coming") return h("button", { key: "wake", class: "second", onclick: () => act("wake", { person }, t("host.woken", { name })) }, t("host.wake"));
  if (state === "meeting") return null;
  return h("button", { key: "rest", class: "second", onclick: () => act("rest", { person }, t("host.rested", { name }), ["wake", { person }]) }, t("host.rest"));
}

/** One person with two entries: the one that is opened stays, the other goes. */
function twice({ person, name, number }, { snapshot, act, pick, dialog }) {
  const others = snapshot.people.filter((one) => one.person !== person && !["left", "removed", "erased"].includes(one.state));
  pick({
    title: t("host.twice_ask", { name, number }),
    says: t("host.twice_says"),
    label: t("host.pick_person"),
    items: [...others].sort((a, b) => alike(b, name) - alike(a, name)).map((one) => ({ key: one.person, text: one.name, note: [String(one.number), one.line].filter(Boolean).join(" · ") })),
    then(gone) {
      const other = others.find((one) => one.person === gone);
      dialog({
        title: t("host.twice_sure", { name, number, other: other.name, their: other.number }),
        says: t("host.twice_will", { name, number, other: other.name, their: other.number }),
        yes: t("host.twice_yes"),
        then: () => act("join_people", { person: gone, into: person }, t("host.twice_done", { name, number }), "last"),
      });
    },
  });
}

function alike(one, name) {
  return Number(fold(one.name).split(" ")[0] === fold(name).split(" ")[0]);
}

function erase({ person, name, number }, { act, dialog }) {
  dialog({
    title: t("host.erase_ask", { name, number }),
    says: t("host.erase_says", { name }),
    yes: t("host.erase_name", { name }),
    then: () => act("erase_person", { person }, t("host.erased")),
  });
}
