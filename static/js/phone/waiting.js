/** Waiting: what we are doing for them, what they said, and the rest of the questions for whoever likes. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { details } from "./details.js";
import { always, heading, screen } from "./frame.js";

export function waiting(ctx) {
  const { snap, room, act } = ctx;
  const { you, counts } = snap;
  const looking = room.matching;
  return screen(ctx, {
    cls: "waiting",
    body: [
      heading(t(looking ? "phone.waiting_heading" : "phone.soon_heading", { name: you.name })),
      h("p", { class: "soft" }, t(lead(looking, counts))),
      soFar(snap.tonight),
      missing(ctx),
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

function lead(looking, counts) {
  if (!looking) return "phone.soon_lead";
  return counts.here <= 2 ? "phone.alone_lead" : "phone.waiting_lead";
}

/** What is needed before anybody can be found. */
function missing({ snap }) {
  const { offers, wants } = snap.you;
  if (offers.length > 0 && wants.length > 0) return null;
  const key = offers.length === 0 ? "phone.nothing_offered" : "phone.nothing_wanted";
  return h("p", { class: "notice" }, t(key));
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
    { class: "sofar" },
    t("phone.so_far", { n: meetings }),
    sum("phone.so_far_gave", "give", gave),
    sum("phone.so_far_got", "get", got),
  );
}
