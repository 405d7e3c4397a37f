/** On top of everything: who would like the host's help, and with whom the host is to have a word. */

import { h } from "../lib/dom.js";
import { beacon } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { callsForHelp, toSpeakWith } from "../state/host_help.js";
import { listed } from "./names.js";

/** @returns the cards; null when nobody needs the host */
export function help(ctx) {
  const rows = [...callsForHelp(ctx.snapshot).map((row) => helpRow(row, ctx)), ...toSpeakWith(ctx.snapshot).map((person) => wordRow(person, ctx))];
  if (rows.length === 0) return null;
  return h("section", { key: "help", class: "card help" }, h("h2", null, t("host.help", { n: rows.length })), h("ul", { class: "rows" }, rows));
}

function helpRow({ person, name, number, since, coming, spot, where, there, beacon: sign, others }, { act, now }) {
  const { unit, n } = ago(since, now);
  const place = [spot, where].filter(Boolean).join(", ");
  const at = place === "" ? t(there ? "host.help_with" : "host.help_nowhere", { names: listed(others) }) : t(there ? "host.help_there" : "host.help_last", { place, names: listed(others) });
  return h(
    "li",
    { key: `help ${person}`, class: "row wide" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, sign && beacon(sign), h("bdi", null, name), " ", h("span", { class: "number soft" }, String(number))),
      h("p", null, at),
      h("p", { class: "soft small" }, t("host.help_since", { when: t(`host.ago_${unit}`, { n }) })),
    ),
    h(
      "div",
      { class: "deeds" },
      !coming && h("button", { class: "solid", "aria-label": t("host.help_coming_name", { name }), onclick: () => act("help_coming", { person }, t("host.help_told", { name })) }, t("host.help_coming")),
      h("button", { class: "second", "aria-label": t("host.help_done_name", { name }), onclick: () => act("help_done", { person }) }, t("host.help_done")),
    ),
  );
}

function wordRow({ person, name, number, pitches }, { act }) {
  return h(
    "li",
    { key: `word ${person}`, class: "row wide" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("bdi", null, name), " ", h("span", { class: "number soft" }, String(number))),
      h("p", null, t("host.pitched", { n: pitches })),
      h("p", { class: "soft small" }, t("host.pitched_lead")),
    ),
    h(
      "div",
      { class: "deeds" },
      h("button", { class: "second", "aria-label": t("host.let_on_name", { name }), onclick: () => act("wake", { person }, t("host.woken", { name })) }, t("host.let_on")),
    ),
  );
}
