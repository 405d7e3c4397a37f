/** The live meetings: who is on the way, who talks, and a hand for those who need one. */

import { h } from "../lib/dom.js";
import { beacon } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { listed } from "./names.js";

const MINUTE = 60_000;

export function meetings(ctx) {
  const { meetings: live } = ctx.snapshot;
  return h(
    "section",
    { key: "meetings", class: "card meetings" },
    h("h2", null, t("host.meetings", { n: live.length })),
    live.length === 0 && h("p", { class: "soft" }, t("host.meetings_quiet")),
    h("ul", { class: "rows" }, live.map((meeting) => row(meeting, ctx))),
  );
}

function row(meeting, ctx) {
  const { act } = ctx;
  const called = meeting.state === "called";
  return h(
    "li",
    { key: meeting.id, class: "row meeting" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, beacon(meeting.beacon), meeting.people.map((person, i) => member(person, i, meeting))),
      h("p", { class: "soft small" }, [meeting.spot, told(meeting, ctx.now)].filter(Boolean).join(" · ")),
      called && h("p", { class: "soft small" }, meeting.people.map(({ name, status }) => t(`host.member_${status}`, { name })).join(" · ")),
    ),
    h(
      "div",
      { class: "deeds" },
      called
        ? h("button", { class: "second", onclick: () => act("here", { meeting: meeting.id }) }, t("host.they_met"))
        : h("button", { class: "second", onclick: () => act("finish", { meeting: meeting.id }) }, t("host.they_are_done")),
      h(
        "button",
        { class: "quiet", "aria-label": t("host.take_down_number", { number: meeting.beacon.number }), onclick: () => act("take_down", { meeting: meeting.id }, t("host.taken_down")) },
        t("host.take_down"),
      ),
      called && h("button", { class: "quiet", "aria-label": t("host.dissolve_number", { number: meeting.beacon.number }), onclick: () => dissolve(meeting, ctx) }, t("host.dissolve")),
    ),
  );
}

function member({ name }, i, { kind }) {
  const mark = i === 0 ? "" : kind === "pair" ? " ⇄ " : " → ";
  return [mark, h("bdi", null, name)];
}

function told({ state, called_at: calledAt, ends_at: endsAt }, now) {
  if (state === "still") return t("host.meeting_still");
  if (state === "called") {
    const { unit, n } = ago(calledAt, now);
    return t("host.meeting_called", { when: t(`host.ago_${unit}`, { n }) });
  }
  const left = Math.ceil((endsAt - now) / MINUTE);
  return left > 0 ? t("host.meeting_left", { n: left }) : t("host.meeting_over");
}

function dissolve({ id, beacon: { number }, people }, { act, dialog }) {
  const names = listed(people.map(({ name }) => name));
  dialog({
    title: t("host.dissolve_ask", { number, names }),
    says: t("host.dissolve_says"),
    yes: t("host.dissolve_yes"),
    then: () => act("dissolve", { meeting: id }, t("host.dissolved", { names })),
  });
}
