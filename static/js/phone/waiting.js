/** Waiting: what comes next or keeps us, what the room asks, what they said, and the rest of the questions. */

import { h } from "../lib/dom.js";
import { listed, rich, t } from "../lib/words.js";
import { outlookOf } from "../state/outlook.js";
import { timeLeft } from "../state/wave.js";
import { asks } from "./asks.js";
import { details } from "./details.js";
import { always, heading, screen, solid } from "./frame.js";
import { offer, way } from "./reach.js";

/** What has a heading of its own; all else is said under "We're looking". */
const HEADED = ["countdown", "starting", "quiet", "missed", "queued", "sat_out", "next_round", "between_rounds", "soon"];
const IN_COUNTDOWN = ["countdown", "starting"];

export function waiting(ctx) {
  const { snap, room, act } = ctx;
  const { you, counts } = snap;
  const outlook = outlookOf(snap, ctx.now);
  const soon = IN_COUNTDOWN.includes(outlook.kind); // one looks up, and is told so
  return screen(ctx, {
    cls: "waiting",
    body: [
      head(outlook, you, room),
      !soon && [way(ctx), change(ctx, outlook)],
      soFar(snap.tonight),
      asks(ctx),
      !soon && offer(ctx),
      held(you),
      h(
        "section",
        { class: "card", key: "words" },
        tags(t("phone.you_give"), you.offers, "give"),
        tags(t("phone.you_want"), you.wants, "get"),
        h("button", { type: "button", class: "second", onclick: () => ctx.go("mine") }, t("phone.change")),
      ),
      h(
        "section",
        { class: "card", key: "details" },
        h("div", null, h("h2", null, t("phone.details_heading")), h("p", { class: "soft small" }, t("phone.details_lead"))),
        details(ctx, you, (field) => act("edit", field)),
      ),
      h("p", { class: "soft small" }, t("phone.here_now", { n: counts.here }), " · ", t("phone.your_number"), " ", h("b", { class: "number" }, String(you.number))),
    ],
    foot: [h("button", { type: "button", class: "second big", onclick: () => act("pause") }, t("phone.pause")), always(ctx)],
  });
}

/** The heading and its sentence. A clock that runs is no news to be read out each second. */
function head({ kind, left }, { name }, room) {
  const headed = HEADED.includes(kind);
  const time = h("span", { class: "number", role: "timer", "aria-live": "off" }, timeLeft(left));
  const round = room.wave !== null && room.wave.number > 0;
  const start = kind === "countdown" && round ? "phone.round_countdown_heading" : `phone.${headed ? kind : room.matching ? "waiting" : "soon"}_heading`;
  return h(
    "div",
    { class: "stack head", key: kind },
    heading(rich(start, { name, time })),
    h("p", { class: "soft" }, t(`phone.${headed || kind === "alone" ? kind : kind === "looking" ? "waiting" : `why_${kind}`}_lead`)),
  );
}

/** What would change it: one more thing to give or to get, or a circle. */
function change(ctx, { kind, helps, circles }) {
  const buttons = [
    helps.includes("offers") && more(ctx, "offers", "phone.add_offer"),
    helps.includes("wants") && more(ctx, "wants", "phone.add_want"),
    circles && h("button", { type: "button", class: "second", key: "circles", onclick: () => ctx.act("edit", { no_circles: false }) }, t("phone.allow_circles")),
  ].filter(Boolean);
  return buttons.length > 0 && h("div", { class: "choice", key: `change ${kind}` }, buttons);
}

function more(ctx, field, key) {
  return solid(t(key), () => ctx.write(field), { class: "second" });
}

/** What the others do not see yet, said to whoever wrote it. */
function held({ held: parts, offers, wants }) {
  const things = [...offers, ...wants].filter((thing) => thing.held).map(({ text }) => `“${text}”`);
  const all = [...parts.map((part) => t(`phone.held_${part}`)), ...things];
  return all.length > 0 && h("p", { class: "notice", role: "status", key: "held" }, t("phone.held", { what: listed(all) }));
}

function tags(label, things, side) {
  if (things.length === 0) return null;
  return h(
    "div",
    { class: "said-tags" },
    h("h2", { class: `${side}-word` }, label),
    h("p", null, things.map(({ text, starred }) => (starred ? `★ ${text}` : text)).join(" · ")),
  );
}

/** The evening so far, in a sentence or three. */
export function soFar({ meetings, gave, got }) {
  if (meetings === 0) return null;
  const sum = (key, side, things) =>
    things.length > 0 && [" ", rich(key, { what: h("span", { class: `${side}-word` }, things.join(", ")) })];
  return h(
    "p",
    { class: "sofar", key: "sofar" },
    t("phone.so_far", { n: meetings }),
    sum("phone.so_far_gave", "give", gave),
    sum("phone.so_far_got", "get", got),
  );
}
