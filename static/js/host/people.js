/** Everybody, found as one types; what the host can do for one person. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { ago, findPeople } from "../state/host.js";
import { arriving } from "./arriving.js";
import { handFor } from "./person.js";

const SHOWN = 12;
/** While one types: fewer, so that each letter is there at once. */
const FOUND = 8;
const GONE = new Set(["left", "removed", "erased"]);

export function people(ctx) {
  const { snapshot, local, find } = ctx;
  const found = findPeople(snapshot.people, local.query);
  const most = local.query === "" ? SHOWN : FOUND;
  return h(
    "section",
    { key: "people", id: "people", class: "card people" },
    h("h2", null, t("host.people")),
    snapshot.people.length === 0
      ? h("p", { class: "soft" }, t("host.people_none"))
      : h(
          "div",
          { class: "field" },
          h("label", { for: "search", class: "aside" }, t("host.search")),
          h("input", {
            id: "search",
            type: "search",
            placeholder: t("host.search"),
            autocomplete: "off",
            value: local.query,
            oninput: ({ target }) => find(target.value),
          }),
        ),
    snapshot.people.length > 0 && found.length === 0 && h("p", { class: "soft" }, t("host.search_none")),
    h("ul", { class: "rows" }, found.slice(0, most).map((person) => row(person, ctx))),
    arriving(ctx),
    found.length > most && h("p", { class: "soft" }, t("host.search_more", { n: found.length - most })),
  );
}

function row(person, ctx) {
  const { act, now, local, change } = ctx;
  const open = local.person === person.person && !GONE.has(person.state);
  const { unit, n } = ago(person.since, now);
  const facts = [
    t(`host.is_${person.state}`, { when: t(`host.for_${unit}`, { n }) }),
    person.meetings > 0 ? t("host.meetings_of", { n: person.meetings }) : person.state !== "meeting" && t("host.meetings_none"),
    !person.has_phone && t("host.without_phone"),
    person.has_phone && !person.connected && !GONE.has(person.state) && t("host.not_connected"),
    person.sat_out > 0 && t("host.sat_out", { n: person.sat_out }),
    person.held.length > 0 && t("host.has_held", { n: person.held.length }),
    person.simulated && t("host.is_simulated"),
    person.state === "removed" && person.removed_why,
  ].filter(Boolean);
  return h(
    "li",
    { key: person.person, class: `row ${GONE.has(person.state) ? "gone" : person.state} ${open ? "wide" : ""}` },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("span", { class: "number soft" }, `${person.number} `), h("bdi", null, person.name)),
      h("p", { class: "soft small" }, facts.join(" · ")),
      tags(person),
    ),
    !GONE.has(person.state) &&
      h(
        "div",
        { class: "deeds" },
        person.state === "away" &&
          h("button", { class: "second", "aria-label": t("host.wake_name", { name: person.name }), onclick: () => act("wake", { person: person.person }, t("host.woken", { name: person.name })) }, t("host.wake")),
        h("button", { class: "quiet", "aria-expanded": String(open), "aria-label": t("host.more_name", { name: person.name }), onclick: () => change({ person: open ? null : person.person, editing: null }) }, t("host.more")),
      ),
    open && handFor(person, ctx),
  );
}

function tags({ offers, wants }) {
  if (offers.length + wants.length === 0) return null;
  return h(
    "p",
    { class: "small tags" },
    offers.length > 0 && h("span", null, h("span", { class: "give-word" }, t("host.gives")), " ", offers.map(({ text }) => text).join(", ")),
    wants.length > 0 && h("span", null, h("span", { class: "get-word" }, t("host.wants")), " ", wants.map(({ text }) => text).join(", ")),
  );
}
