/** Who has met nobody yet, why, where they were last, and what helps: one tap for each. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { fixesOf, reasonOf, unmet, wishOf } from "../state/host_unmet.js";

const SHOWN = 5;

/** @returns the card; null before anybody could have met */
export function alone(ctx) {
  const { local, change } = ctx;
  const rows = unmet(ctx.snapshot);
  if (rows === null) return null;
  const more = rows.length - SHOWN;
  return h(
    "section",
    { key: "unmet", id: "unmet", class: "card unmet" },
    h("h2", null, rows.length === 0 ? t("host.unmet_none") : t("host.unmet", { n: rows.length })),
    h("ul", { class: "rows" }, (local.allUnmet ? rows : rows.slice(0, SHOWN)).map((person) => row(person, ctx))),
    more > 0 && h("button", { class: "quiet fit", "aria-expanded": String(local.allUnmet), onclick: () => change({ allUnmet: !local.allUnmet }) }, t(local.allUnmet ? "host.unmet_fewer" : "host.unmet_more", { n: more })),
  );
}

function row(person, ctx) {
  const { unit, n } = ago(person.since, ctx.now);
  const reason = reasonOf(person, ctx.now);
  return h(
    "li",
    { key: person.person, class: "row wide" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("span", { class: "number soft" }, `${person.number} `), h("bdi", null, person.name), h("span", { class: "soft small since" }, t(`host.is_${person.state}`, { when: t(`host.for_${unit}`, { n }) }))),
      h("p", { class: "small" }, t(`host.why_${reason}`)),
      h("p", { class: "soft small" }, [t(`host.helps_${reason}`), whereabouts(person)].filter(Boolean).join(" ")),
    ),
    h("div", { class: "deeds" }, fixesOf(person, ctx.now).map((fix) => FIXES[fix](person, ctx))),
  );
}

/** Where the host finds somebody. */
export function whereabouts({ spot, line, has_phone: hasPhone, connected }) {
  if (spot !== null) return t("host.walk_spot", { spot });
  if (line !== "") return t("host.walk_line", { line });
  return hasPhone && !connected ? t("host.walk_asleep") : t("host.walk_somewhere");
}

const FIXES = {
  ask(person, { act }) {
    const wish = wishOf(person);
    const text = t(`host.unmet_ask_${wish.side}`, { topic: wish.text });
    const ask = () => act("announce", { text }, t("host.unmet_asked", { topic: wish.text }), ["announce", { text: "" }]);
    return h("button", { key: "ask", class: "second", "aria-label": t(`host.unmet_ask_${wish.side}_label`, { topic: wish.text }), onclick: ask }, t("host.unmet_ask"));
  },
  best({ person, name }, { pinning }) {
    return h("button", { key: "best", class: "second", "aria-label": t("host.best_name", { name }), onclick: () => pinning([person]) }, t("host.best"));
  },
  wake({ person, name }, { act }) {
    return h("button", { key: "wake", class: "second", "aria-label": t("host.wake_name", { name }), onclick: () => act("wake", { person }, t("host.woken", { name })) }, t("host.wake"));
  },
};
