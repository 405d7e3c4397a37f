/** The ends of an evening: gone home, taken out, erased, over, too late to join. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { keeper } from "./join.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";
import { soFar } from "./waiting.js";

export function left(ctx) {
  const { snap, room, act } = ctx;
  const name = snap.you.name;
  return end(ctx, t("phone.left_heading", { name }), t("phone.left_lead"), [
    !room.closed && quietRow(quiet(t("phone.undo_leave"), () => act("touch"))),
  ]);
}

export const removed = (ctx) => end(ctx, t("phone.removed_heading"), t("phone.removed_lead"));

export function erased(ctx) {
  return end(ctx, t("phone.erased_heading"), t("phone.erased_lead"), [
    !ctx.room.closed && solid(t("phone.join_again"), () => ctx.forget(), { class: "second big" }),
  ]);
}

export function over(ctx) {
  return end(ctx, t("phone.over_heading"), t("phone.over_lead"), [quietRow(quiet(t("phone.mine"), () => ctx.go("mine")))]);
}

export const late = (ctx) => end(ctx, t("phone.late_heading"), t("phone.late_lead"));

function end(ctx, title, lead, foot = []) {
  const { snap } = ctx;
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(title), h("p", { class: "soft" }, lead), snap !== null && soFar(snap.tonight)],
    foot: [foot, h("p", { class: "small soft centre" }, keeper(ctx))],
  });
}
