/** What was done: what can be taken back, and the whole log of the room. */

import { h } from "../lib/dom.js";
import { told } from "../lib/moments.js";
import { has, locale, t } from "../lib/words.js";
import { sentenceOf } from "../state/host_log.js";
import { listed } from "./names.js";

const SHOWN = 3;
const AT_ONCE = 60;

export function doings(ctx) {
  const { snapshot, local, now, readLog } = ctx;
  const back = snapshot.undo.filter(({ until }) => until > now);
  return h(
    "section",
    { key: "doings", id: "log", class: "card doings" },
    h("h2", null, t("host.doings")),
    h("p", { class: "soft" }, t(back.length > 0 ? "host.doings_lead" : "host.doings_none")),
    h("ul", { class: "rows" }, back.slice(0, SHOWN).map((row) => deed(row, ctx))),
    h(
      "details",
      { class: "adding", open: local.log !== null, ontoggle: ({ target }) => target.open !== (local.log !== null) && readLog(target.open) },
      h("summary", { class: "second" }, t("host.log_open")),
      local.log !== null && whole(ctx),
    ),
  );
}

function whole(ctx) {
  const { local, readLog } = ctx;
  if (local.log.length === 0) return h("p", { class: "soft" }, t("host.log_empty"));
  return h(
    "div",
    { class: "care" },
    h("button", { class: "quiet fit", onclick: () => readLog(true) }, t("host.log_again")),
    h("ol", { class: "rows log" }, local.log.slice(0, AT_ONCE).map((row) => deed(row, ctx))),
    local.log.length > AT_ONCE && h("p", { class: "soft small" }, t("host.log_more", { n: local.log.length - AT_ONCE })),
  );
}

function deed(row, { now, act }) {
  const { text, when } = saying(row);
  return h(
    "li",
    { key: `${row.deed}`, class: row.undone ? "row undone" : "row" },
    h("div", { class: "who" }, h("p", null, text), h("p", { class: "soft small" }, row.undone ? `${when} · ${t("host.log_undone")}` : when)),
    row.until !== null && row.until > now && !row.undone && h("div", { class: "deeds" }, h("button", { class: "second", "aria-label": t("host.undo_this", { what: text }), onclick: () => act("undo", { deed: row.deed }, t("host.undone")) }, t("host.undo"))),
  );
}

function saying(row) {
  const { key, ...places } = sentenceOf(row, listed, { someone: t("host.log_someone"), hosts: { host: t("host.by_host"), door: t("host.by_door") } });
  const when = told(row.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, locale());
  const known = has(`host.${key}`) ? `host.${key}` : row.what.startsWith("looked_") ? "host.log_looked" : "host.log_other";
  return { text: t(known, places), when: t("host.log_when", { when, by: places.by }) };
}
