/** Not to be called for now: the breather after a meeting, a break, and away. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { clockTime, minutesUntil } from "../state/phone.js";
import { always, heading, quiet, quietRow, screen, solid } from "./frame.js";
import { soFar } from "./waiting.js";

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
  const until = snap.you.paused_until;
  const lead = until === null ? t("phone.paused_lead") : t("phone.paused_until", { time: clockTime(until, lang) });
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(t("phone.paused_heading")), h("p", { class: "soft" }, lead), soFar(snap.tonight)],
    foot: [solid(t("phone.resume"), () => act("resume")), always(ctx)],
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
