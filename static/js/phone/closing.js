/** The ends of an evening: gone home, taken out, erased, over, too late to join. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { listed, t } from "../lib/words.js";
import { keeper } from "./join.js";
import { heading, quiet, quietRow, screen, solid, toPeople } from "./frame.js";
import { ends, saveAll } from "./people.js";
import { soFar } from "./waiting.js";

export function left(ctx) {
  const { snap, room, act } = ctx;
  const name = snap.you.name;
  return end(ctx, t("phone.left_heading", { name }), t("phone.left_lead"), [
    ...takeHome(ctx, !room.closed && quiet(t("phone.undo_leave"), () => act("resume"))),
  ]);
}

export const removed = (ctx) => end(ctx, t("phone.removed_heading"), t("phone.removed_lead"));

export function erased(ctx) {
  return end(ctx, t("phone.erased_heading"), t("phone.erased_lead"), [
    !ctx.room.closed && solid(t("phone.join_again"), () => ctx.forget(), { class: "second big" }),
  ]);
}

export function over(ctx) {
  return end(ctx, t("phone.over_heading"), t("phone.over_lead"), [lastCall(ctx), ...takeHome(ctx, quiet(t("phone.mine"), () => ctx.go("mine")))]);
}

/** Before all is erased: those whom one met and has not said of whether to keep in touch. */
function lastCall(ctx) {
  const open = ctx.snap.met.flatMap(({ people }) => people).filter(({ keep, reachable }) => reachable && keep === null);
  const names = [...new Set(open.map(({ name }) => name))];
  return names.length > 0 && h("button", { key: "last", type: "button", class: "second big", onclick: () => ctx.go("people") }, t("phone.last_call", { names: listed(names) }));
}

/** One tap to save everything, for whoever has something to save; and the way to it. */
function takeHome(ctx, more) {
  const { snap } = ctx;
  const some = snap.met.length + snap.keeping.contacts.length > 0;
  return [some && saveAll(ctx, "solid big"), some && h("p", { class: "small soft centre", key: "ends" }, ends(ctx)), quietRow(toPeople(ctx), more)];
}

export const late = (ctx) => end(ctx, t("phone.late_heading"), t("phone.late_lead"));

function end(ctx, title, lead, foot = []) {
  const { snap } = ctx;
  const gone = snap?.state === "erased";
  const whatHappens = h("a", { class: "link", href: `/${ctx.room.code}/privacy` }, t("phone.what_happens"));
  return screen(ctx, {
    cls: "calm",
    body: [bothWays("emblem"), heading(title), h("p", { class: "soft" }, lead), snap !== null && !gone && soFar(snap.tonight), !gone && h("p", { class: "small soft" }, keeper(ctx), " ", whatHappens, " · ", h("a", { class: "link", href: "/accessibility" }, t("common.accessibility")))],
    foot,
  });
}
