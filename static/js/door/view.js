/** The tablet at the door, and a helper's phone. */

import { h } from "../lib/dom.js";
import { languageChoice, unreviewed } from "../lib/languages.js";
import { t } from "../lib/words.js";
import { done } from "./done.js";
import { form } from "./form.js";
import { handOver, takeBack } from "./handing.js";
import { helping } from "./helping.js";
import { number } from "./number.js";

const PAGES = { form, number, hand_over: handOver, take_back: takeBack };

export function view(ctx) {
  const { snapshot, offline, local, screen } = ctx;
  const { room, counts } = snapshot;
  return [
    h(
      "header",
      { key: "head", class: "head" },
      h("p", { class: "title", dir: "auto" }, room.title),
      h("p", { class: "soft" }, t("door.here", { n: counts.here })),
    ),
    local.done === null && languageChoice(ctx, ctx.speak),
    h("p", { key: "offline", class: "notice wrong", role: "status", hidden: !offline }, offline && t("door.offline")),
    page(ctx),
    screen === "door" && helping(ctx),
    local.done === null && foot(ctx),
    local.done === null && unreviewed(ctx),
    h("div", { key: "warned", class: "warned", role: "alert" }, local.warned && stillThere(ctx)),
  ];
}

function page(ctx) {
  const { snapshot, local } = ctx;
  if (local.done !== null) return done(ctx);
  if (local.page === "form" && snapshot.room.closed) return closed();
  return PAGES[local.page](ctx);
}

function closed() {
  return h("section", { key: "closed", class: "arrival" }, h("h1", null, t("door.closed")), h("p", { class: "soft" }, t("door.closed_lead")));
}

/** What else there is to do: little, and quiet. */
function foot({ screen, local, go }) {
  const to = (name, key) => local.page !== name && h("button", { key: name, type: "button", class: "quiet", onclick: () => go(name) }, t(key));
  return h(
    "footer",
    { key: "foot", class: "foot" },
    to("form", "door.to_form"),
    to("number", "door.my_number"),
    screen === "door" ? to("hand_over", "door.hand_over") : to("take_back", "door.take_back"),
    screen === "door" && h("a", { key: "accessibility", class: "quiet", href: "/accessibility", target: "_blank", rel: "noopener" }, t("common.accessibility")),
  );
}

/** Asked before what somebody wrote is forgotten; any touch is an answer. */
function stillThere({ change }) {
  return h(
    "div",
    { class: "notice wrong" },
    h("p", null, h("b", null, t("door.still_there")), " ", t("door.still_there_lead")),
    h("button", { type: "button", class: "solid", onclick: () => change({ warned: false }) }, t("door.still_here")),
  );
}
