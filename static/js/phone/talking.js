/** Talking: whose turn it is to give, about what, and how much of the time is left. */

import { h } from "../lib/dom.js";
import { beacon } from "../lib/parts.js";
import { listed, rich, t } from "../lib/words.js";
import { inOrder, minutesUntil, progress, ringOf, sideOf } from "../state/phone.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

const AROUND = 1000;
const GAP = 14;

export function talking(ctx) {
  const { snap, now, act } = ctx;
  const { meeting, you } = snap;
  const order = inOrder(meeting);
  const turn = Math.min(meeting.turn, order.length - 1);
  const give = order[turn];
  const side = sideOf(give, you.person);
  const fields = { meeting: meeting.id };
  const names = listed(meeting.others.map(({ name }) => name));
  return screen(ctx, {
    cls: "talking",
    body: [
      h("p", { class: "between" }, h("span", { class: "soft" }, meeting.spot ?? t("phone.with", { names })), beacon(meeting.beacon)),
      heading(title(give, side, turn, meeting)),
      h("p", { class: "soft" }, t({ give: "phone.show_them", get: "phone.ask_about", beside: "phone.listen_in" }[side], about(give, side))),
      h("div", { class: `card topic ${side}` }, h("p", { class: `what ${side}-word` }, give.offer), asked(give, side), opening(meeting, give)),
      longer(ctx),
      now < meeting.ends_at && ring(meeting, you.person, now),
      after(order[turn + 1], you.person),
      now >= meeting.ends_at && h("p", { class: "soft centre" }, t("phone.over")),
    ],
    foot: [
      solid(t("phone.done"), () => act("finish", fields)),
      quietRow(mayAsk(meeting, now) && quiet(t("phone.more"), () => act("still_talking", fields))),
    ],
  });
}

export function still(ctx) {
  const fields = { meeting: ctx.snap.meeting.id };
  return screen(ctx, {
    cls: "calm",
    body: [beacon(ctx.snap.meeting.beacon), heading(t("phone.still_heading")), h("p", { class: "soft" }, t("phone.still_lead"))],
    foot: [
      solid(t("phone.still_yes"), () => ctx.act("still_talking", fields)),
      quietRow(quiet(t("phone.still_no"), () => ctx.act("finish", fields))),
    ],
  });
}

/** With what to begin: sentences made of the very tags. */
function opening({ gives, openers }, give) {
  const lines = openers[gives.indexOf(give)];
  return lines.map((line, i) => h("p", { key: line, class: "opener" }, t(i === 0 ? "meeting.opener" : "meeting.opener_or", { line })));
}

/** Five more minutes can be asked for where the talk has no fixed end, and nobody has just asked, or would rather not. */
function mayAsk({ still_at: stillAt, longer: asked, no_longer: over }, now) {
  return stillAt !== null && !over && (asked === null || now > asked.object_by);
}

/** What has become of the five more minutes that somebody asked for. */
function longer({ snap, now, act }) {
  const { id, longer: asked, no_longer: over } = snap.meeting;
  if (over) return h("p", { class: "soft centre", role: "status", key: "longer" }, t("meeting.no_longer"));
  if (asked === null || now > asked.object_by) return null;
  if (asked.yours) return h("p", { class: "soft centre", role: "status", key: "longer" }, t("meeting.longer_yours"));
  return h(
    "div",
    { class: "notice longer", key: "longer" },
    h("p", { role: "status" }, t("meeting.longer_theirs")),
    h("button", { type: "button", class: "link", onclick: () => act("no_extend", { meeting: id }) }, t("meeting.rather_not")),
  );
}

function about(give, side) {
  return { name: side === "get" ? give.from_name : give.to_name, from: give.from_name };
}

function title(give, side, turn, { kind, generous }) {
  if (generous) return t(side === "give" ? "phone.generous_you" : "phone.generous_they", { name: give.from_name });
  if (turn === 0) return side === "give" ? t("phone.you_first") : t("phone.they_first", { name: give.from_name });
  if (kind === "pair") return t("phone.other_way");
  return side === "give" ? t("phone.now_you") : t("phone.now_they", { name: give.from_name });
}

function asked(give, side) {
  if (!give.related) return null;
  return h("p", { class: "soft" }, t(side === "get" ? "phone.you_wanted" : "phone.they_wanted", { what: give.want }));
}

function after(give, you) {
  if (give === undefined) return null;
  const side = sideOf(give, you);
  const key = { give: "phone.next_you_show", get: "phone.next_shows_you", beside: "phone.next_shows_other" }[side];
  const what = h("b", { class: `${side}-word` }, give.offer);
  return h("p", { class: "soft small centre" }, rich(key, { ...about(give, side), what }));
}

function ring(meeting, you, now) {
  const done = progress(meeting, now) * AROUND;
  const left = minutesUntil(meeting.ends_at, now);
  const arcs = ringOf(meeting, you).flatMap(({ side, from, to }, i) => {
    const [a, b] = [from * AROUND + GAP, to * AROUND - GAP];
    return [arc(`past-${i}`, `past ${side}`, a, Math.min(b, done)), arc(`left-${i}`, side, Math.max(a, done), b)];
  });
  return h(
    "div",
    { class: "ring" },
    h("svg", { viewBox: "0 0 120 120", "aria-hidden": "true" }, arcs),
    h("p", { class: "left" }, h("b", { class: "number" }, String(left)), h("span", { class: "soft small" }, t("phone.min_left", { n: left }))),
  );
}

function arc(key, cls, from, to) {
  if (to <= from) return null;
  const dash = `${to - from} ${AROUND - (to - from)}`;
  return h("circle", { key, class: cls, cx: 60, cy: 60, r: 52, pathLength: AROUND, "stroke-dasharray": dash, "stroke-dashoffset": -from });
}
