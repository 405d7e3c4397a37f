/** The host's help, from every state: a quiet link at the end of each screen; once asked for, what has become of it, at the thumb. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const NOBODY_COMES = ["removed", "erased"];

/** @returns the views, each with a way to the host's help */
export function withHelp(views) {
  return Object.fromEntries(Object.entries(views).map(([name, view]) => [name, (ctx) => view({ ...ctx, ...helpFor(ctx) })]));
}

function helpFor(ctx) {
  const { snap, act } = ctx;
  if (snap === null || snap.room.kept || NOBODY_COMES.includes(snap.state)) return {};
  if (snap.you.help !== null) return { helped: knows(snap, act) };
  return { last: h("p", { class: "last", key: "help" }, h("button", { type: "button", class: "link", onclick: () => act("help", { on: true }) }, t("meeting.help"))) };
}

function knows({ you, meeting }, act) {
  const spot = meeting?.spot;
  const said = you.help === "coming" ? t("meeting.help_coming") : spot ? t("meeting.help_asked_at", { spot }) : t("meeting.help_asked");
  return h("div", { class: "helped", key: "helped" }, h("p", { role: "status" }, said), h("button", { type: "button", class: "link", onclick: () => act("help", { on: false }) }, t("meeting.help_off")));
}
