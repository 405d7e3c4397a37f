/** Not to be called for now: the breather after a meeting, a break, and away. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { dayAndTime } from "../state/keeping.js";
import { MINUTE, clockTime, minutesUntil } from "../state/phone.js";
import { always, heading, quiet, quietRow, screen, solid } from "./frame.js";
import { soFar } from "./waiting.js";

/** Minutes that a break may be set to. */
const BREAKS = [10, 20, 30];

export function breather(ctx) {
  const { snap, now, act } = ctx;
  const n = Math.max(1, minutesUntil(snap.you.breather_until ?? now, now));
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(t("phone.breather_heading")), h("p", { class: "soft" }, t("phone.breather_lead", { n })), soFar(snap.tonight)],
    foot: [solid(t("phone.next"), () => act("next")), always(ctx, quiet(t("phone.pause"), () => act("pause")))],
  });
}

export function paused(ctx) {
  const { snap, act, lang } = ctx;
  if (snap.you.see_host) return seeHost(ctx);
  if (snap.you.coming !== null) return coming(ctx);
  const until = snap.you.paused_until;
  const lead = until === null ? t("phone.paused_lead") : t("phone.paused_until", { time: clockTime(until, lang) });
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(t("phone.paused_heading")), h("p", { class: "soft" }, lead), until === null && forMinutes(act), soFar(snap.tonight)],
    foot: [solid(t("phone.resume"), () => act("resume")), always(ctx)],
  });
}

/** Joined before the day: nobody calls them until they say that they are here. */
function coming(ctx) {
  const { snap, act, lang } = ctx;
  return screen(ctx, {
    cls: "calm",
    body: [
      bothWays("emblem"),
      heading(t("phone.coming_heading", { name: snap.you.name })),
      h("p", { class: "soft" }, t("phone.coming_lead", { when: dayAndTime(snap.you.coming, lang) })),
      h("p", { class: "card ticket" }, h("b", { class: "number" }, snap.you.number), h("span", { class: "soft small" }, t("phone.come_back_with", { number: snap.you.number, pin: snap.you.pin }))),
    ],
    foot: [solid(t("phone.coming_here"), () => act("resume")), always(ctx)],
  });
}

/** A break may end by itself. */
function forMinutes(act) {
  return h(
    "div",
    { class: "stack", key: "for" },
    h("p", { class: "centre" }, t("meeting.pause_for")),
    h(
      "div",
      { class: "choice few" },
      BREAKS.map((n) => h("button", { type: "button", class: "second", key: String(n), onclick: () => act("pause", { duration: n * MINUTE }) }, t("meeting.pause_minutes", { n }))),
    ),
  );
}

function seeHost(ctx) {
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(t("phone.see_host_heading")), h("p", { class: "soft" }, t("phone.see_host_lead"))],
    foot: always(ctx),
  });
}

export function away(ctx) {
  const { snap, act } = ctx;
  const why = snap.you.away_why;
  const touch = () => act("touch");
  return screen(ctx, {
    cls: "calm away",
    body: [
      h("div", { class: "whole", onclick: touch }, bothWays("emblem"), heading(t("phone.away_heading")), why && h("p", { class: "soft" }, t(`phone.away_${why}`))),
    ],
    foot: [solid(t("phone.touch"), touch), quietRow(quiet(t("phone.leave"), () => act("leave")))],
  });
}
