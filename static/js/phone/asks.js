/** What the room asks of somebody who waits: chips to tick and send, or one quiet question. Never who asked. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { answerTo, keyOf, onlyAsk, shownAsks, ticking } from "../state/asks.js";
import { quiet, quietRow, solid } from "./frame.js";
import { toggles } from "../lib/toggles.js";

const SIDES = { offer: "give", want: "get" };

/** @returns the questions, a thank-you for the last answers, or nothing */
export function asks(ctx) {
  const { snap, local } = ctx;
  const choosing = local.choosing ?? null;
  const only = onlyAsk(snap.asks, choosing);
  if (only !== null) return alone(ctx, only);
  const shown = shownAsks(snap.asks, choosing);
  if (shown.length > 0) return several(ctx, shown, choosing);
  return local.thanks ? h("p", { class: "notice", role: "status", key: "thanks" }, t("phone.asks_thanks")) : null;
}

/** The one whose yes would free somebody. */
function alone(ctx, ask) {
  const side = SIDES[ask.side];
  const send = (fields) => () => reply(ctx, fields);
  const named = [{ side: ask.side, topic: ask.topic }];
  return h(
    "section",
    { class: `card ask ${side}`, key: keyOf(ask) },
    h("h2", null, rich(`phone.ask_${ask.side}`, { what: h("span", { class: `${side}-word` }, ask.text) })),
    h("p", { class: "soft small" }, t(`phone.ask_${ask.side}_lead`)),
    h(
      "div",
      { class: "choice" },
      solid(t("phone.ask_yes"), send({ yes: named }), { class: "solid" }),
      solid(t("phone.ask_no"), send({ no: named }), { class: "second" }),
    ),
    quietRow(quiet(t("phone.ask_stop"), send({ stop: true }))),
  );
}

function several(ctx, shown, choosing) {
  const ticked = choosing?.ticked ?? [];
  const block = (side) => {
    const list = shown.filter((ask) => ask.side === side);
    const named = new Map(list.map((ask) => [ask.text, ask]));
    const title = t(side === "offer" ? "phone.room_wants" : "phone.room_offers");
    return (
      list.length > 0 &&
      h(
        "div",
        { class: "stack", key: side },
        h("div", null, h("h2", null, title), h("p", { class: "soft small" }, t(side === "offer" ? "phone.asks_offer_lead" : "phone.asks_want_lead"))),
        toggles({
          side: SIDES[side],
          label: title,
          texts: [...named.keys()],
          on: (text) => ticked.includes(keyOf(named.get(text))),
          tap: (text) => ctx.change({ choosing: ticking(shown, choosing, named.get(text)), thanks: false }),
        }),
      )
    );
  };
  const send = () => answer(ctx, shown, ticked);
  return h(
    "section",
    { class: "card asks", key: "asks" },
    block("offer"),
    block("want"),
    ticked.length > 0 ? solid(t("phone.asks_send", { n: ticked.length }), send, { class: "solid" }) : solid(t("phone.asks_none"), send, { class: "second" }),
    quietRow(quiet(t("phone.ask_stop"), () => reply(ctx, { stop: true }))),
  );
}

async function answer(ctx, shown, ticked) {
  const { reply: fields, edit } = answerTo(ctx.snap.asks, shown, ticked, ctx.snap.you);
  const done = (edit === null || (await ctx.act("edit", edit))) && (fields === null || (await ctx.act("reply", fields)));
  if (done) ctx.change({ choosing: null, thanks: ticked.length > 0 });
}

async function reply(ctx, fields) {
  if (await ctx.act("reply", fields)) ctx.change({ choosing: null, thanks: fields.yes !== undefined });
}
