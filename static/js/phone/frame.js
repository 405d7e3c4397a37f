/** The frame of every view: what it says at the top, and what one can do at the thumb. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

/**
 * @param {object} ctx
 * @param {object} parts
 * @param {string} [parts.cls] further classes of the screen
 * @param {Array} parts.body
 * @param {Array} parts.foot the solid button, then quiet ones
 * What stands on every screen after joining comes in `ctx`: `news` at the top, `last` at the end, `helped` at the thumb.
 */
export function screen(ctx, { cls = "", body, foot = [] }) {
  return h(
    "div",
    { class: `screen ${cls}`, key: ctx.view },
    banners(ctx),
    h("div", { class: "body" }, body, ctx.last),
    h("div", { class: "foot" }, ctx.helped, ctx.local.notice && h("p", { class: "notice wrong", role: "alert" }, ctx.local.notice), foot),
  );
}

function banners({ offline, room, now, news }) {
  const said = room.announcement;
  return [
    news,
    offline && h("p", { key: "offline", class: "notice wrong", role: "status" }, t("common.offline")),
    said &&
      said.until > now &&
      h("p", { key: "said", class: "notice said", role: "status" }, h("b", null, t("phone.announcement")), h("br"), said.text),
  ];
}

/** @returns the view's heading; it takes the focus when the view changes, so that it is read out */
export function heading(...text) {
  return h("h1", { tabindex: "-1" }, text);
}

/** @returns the one solid button of a screen; its words are its key, so that no tap lands on a button that changed meanwhile */
export function solid(label, onclick, attrs = {}) {
  return h("button", { type: "button", key: label, class: "solid big", onclick: single(onclick), ...attrs }, label);
}

/** The second tap of a double tap may find another button in the same place: it does nothing. */
function single(onclick) {
  return onclick && ((event) => event.detail < 2 && onclick(event));
}

/** @returns a row of quiet buttons */
export function quietRow(...buttons) {
  const shown = buttons.filter(Boolean);
  return shown.length > 0 && h("div", { class: "row" }, shown);
}

/** @returns one quiet button */
export function quiet(label, onclick) {
  return h("button", { type: "button", key: label, class: "quiet", onclick: single(onclick) }, label);
}

/** What one can always do while free: your people, once one has met some; my page, leaving. */
export function always({ act, go, snap }, ...more) {
  return quietRow(
    ...more,
    toPeople({ go, snap }),
    quiet(t("phone.mine"), () => go("mine")),
    quiet(t("phone.leave"), () => act("leave")),
  );
}

/** @returns the way to one's people, once one has met some */
export function toPeople({ go, snap }) {
  const n = snap.keeping.contacts.length;
  return snap.met.length + n > 0 && quiet(t("keeping.people", { n: Math.max(1, n) }), () => go("people"));
}
