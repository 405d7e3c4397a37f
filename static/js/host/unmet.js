/** Who has met nobody yet, why, and what helps. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { unmet, wishOf } from "../state/host_unmet.js";

const SHOWN = 5;

/** @returns the card; null before anybody could have met */
export function alone(ctx) {
  const { local, change } = ctx;
  const rows = unmet(ctx.snapshot);
  if (rows === null) return null;
  const more = rows.length - SHOWN;
  return h(
    "section",
    { key: "unmet", class: "card unmet" },
    h("h2", null, rows.length === 0 ? t("host.unmet_none") : t("host.unmet", { n: rows.length })),
    h("ul", { class: "rows" }, (local.allUnmet ? rows : rows.slice(0, SHOWN)).map((person) => row(person, ctx))),
    more > 0 && h("button", { class: "quiet fit", "aria-expanded": String(local.allUnmet), onclick: () => change({ allUnmet: !local.allUnmet }) }, t(local.allUnmet ? "host.unmet_fewer" : "host.unmet_more", { n: more })),
  );
}

function row(person, { now, change }) {
  const { unit, n } = ago(person.since, now);
  const wish = wishOf(person);
  const ask = () => {
    change({ announce: t("host.unmet_ask_text", { topic: wish }) });
    document.getElementById("announce").focus();
  };
  return h(
    "li",
    { key: person.person, class: "row wide" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("span", { class: "number soft" }, `${person.number} `), h("bdi", null, person.name), h("span", { class: "soft small since" }, t(`host.is_${person.state}`, { when: t(`host.for_${unit}`, { n }) }))),
      person.why !== null && h("p", { class: "small" }, t(`host.why_${person.why}`)),
      person.why !== null && h("p", { class: "soft small" }, t(`host.helps_${person.why}`)),
    ),
    wish !== "" && h("div", { class: "deeds" }, h("button", { class: "second", "aria-label": t("host.unmet_ask_topic", { topic: wish }), onclick: ask }, t("host.unmet_ask"))),
  );
}
