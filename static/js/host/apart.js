/** Two people who are never called together. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const GONE = new Set(["left", "removed", "erased"]);

export function apart(ctx) {
  const { snapshot, act } = ctx;
  if (snapshot.room.closed) return null;
  const known = new Map(snapshot.people.map((person) => [person.person, person]));
  const number = (person) => known.get(person).number;
  const pairs = snapshot.apart.filter((pair) => pair.every((person) => known.has(person))).map((pair) => [...pair].sort((a, b) => number(a) - number(b)));
  const row = ([one, other]) => {
    const names = { one: known.get(one).name, other: known.get(other).name };
    const back = () => act("keep_apart", { persons: [one, other], apart: false }, t("host.apart_back_done", names), ["keep_apart", { persons: [one, other] }]);
    return h(
      "li",
      { key: `${one} ${other}`, class: "row" },
      h("div", { class: "who" }, h("p", { class: "name" }, h("bdi", null, names.one), ` ${t("host.and")} `, h("bdi", null, names.other))),
      h("div", { class: "deeds" }, h("button", { class: "quiet", "aria-label": t("host.apart_back_names", names), onclick: back }, t("host.apart_back"))),
    );
  };
  return h(
    "section",
    { key: "apart", class: "card apart" },
    h("h2", null, t("host.apart")),
    h("p", { class: "soft" }, t("host.apart_lead")),
    h("ul", { class: "rows" }, pairs.map(row)),
    h("button", { class: "second fit", onclick: () => choose(ctx) }, t("host.apart_choose")),
  );
}

function choose(ctx) {
  ctx.pick({
    title: t("host.apart_first"),
    says: t("host.apart_says"),
    label: t("host.pick_person"),
    items: items(ctx.snapshot, []),
    then: (person) => keepApartFrom(person, ctx),
  });
}

/** Asks from whom a person is to be kept apart, and does so. */
export function keepApartFrom(person, { snapshot, act, pick }) {
  const { name } = snapshot.people.find((one) => one.person === person);
  const already = snapshot.apart.filter((pair) => pair.includes(person)).flat();
  pick({
    title: t("host.apart_second", { name }),
    says: t("host.apart_says"),
    label: t("host.pick_person"),
    items: items(snapshot, [person, ...already]),
    then(other) {
      const persons = [person, other];
      const names = { one: name, other: snapshot.people.find((one) => one.person === other).name };
      act("keep_apart", { persons }, t("host.apart_done", names), ["keep_apart", { persons, apart: false }]);
    },
  });
}

function items({ people }, without) {
  return people
    .filter(({ person, state }) => !GONE.has(state) && !without.includes(person))
    .map(({ person, name, number, line }) => ({ key: person, text: name, note: [String(number), line].filter(Boolean).join(" · ") }));
}
