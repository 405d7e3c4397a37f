/** The live groups: who is on the way, who talks, and a hand for those who need one. */

import { h } from "../lib/dom.js";
import { beacon } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { inNeed, minutesLeft } from "../state/host_groups.js";
import { handForGroup } from "./group.js";

const SHOWN = 10;

export function meetings(ctx) {
  const { snapshot, local, change, now, pinning } = ctx;
  const { meetings: live, room } = snapshot;
  const groups = inNeed(live, now);
  const more = groups.length - SHOWN;
  return h(
    "section",
    { key: "meetings", id: "groups", class: "card meetings" },
    h(
      "div",
      { class: "line" },
      h("h2", null, t("host.meetings", { n: live.length })),
      !room.closed && h("button", { class: "second", onclick: () => pinning([]) }, t("host.pin")),
    ),
    live.length === 0 && h("p", { class: "soft" }, t("host.meetings_quiet")),
    h("ul", { class: "rows" }, (local.allGroups ? groups : groups.slice(0, SHOWN)).map((meeting) => row(meeting, ctx))),
    more > 0 && h("button", { class: "quiet fit", "aria-expanded": String(local.allGroups), onclick: () => change({ allGroups: !local.allGroups }) }, t(local.allGroups ? "host.unmet_fewer" : "host.unmet_more", { n: more })),
  );
}

function row(meeting, ctx) {
  const { act, local, change } = ctx;
  const { id, beacon: sign, people, late } = meeting;
  const called = meeting.state === "called";
  const open = local.group === id;
  return h(
    "li",
    { key: id, class: `row meeting wide ${late ? "late" : ""}` },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, beacon(sign), people.map((person, i) => member(person, i, meeting))),
      h("p", { class: "soft small" }, [meeting.spot, told(meeting, ctx.now), meeting.pinned && t("host.pinned_word"), meeting.generous && t("host.generous_word")].filter(Boolean).join(" · ")),
      called && h("p", { class: "soft small" }, people.map(({ name, status }) => t(`host.member_${status}`, { name })).join(" · ")),
    ),
    h(
      "div",
      { class: "deeds" },
      called
        ? h("button", { class: "second", "aria-label": t("host.they_met_number", { number: sign.number }), onclick: () => act("here", { meeting: id }) }, t("host.they_met"))
        : h("button", { class: "second", "aria-label": t("host.they_are_done_number", { number: sign.number }), onclick: () => act("finish", { meeting: id }) }, t("host.they_are_done")),
      h("button", { class: "quiet", "aria-expanded": String(open), "aria-label": t("host.more_group", { number: sign.number }), onclick: () => change({ group: open ? null : id }) }, t("host.more")),
    ),
    open && handForGroup(meeting, ctx),
  );
}

function member({ name }, i, { kind, generous }) {
  const mark = i === 0 ? "" : kind === "pair" && !generous ? " ⇄ " : " → ";
  return [mark, h("bdi", null, name)];
}

function told(meeting, now) {
  if (meeting.state === "still") return t("host.meeting_still");
  if (meeting.state === "called") {
    const { unit, n } = ago(meeting.called_at, now);
    return t(meeting.late ? "host.meeting_late" : "host.meeting_called", { when: t(`host.ago_${unit}`, { n }) });
  }
  const left = minutesLeft(meeting, now);
  return left > 0 ? t("host.meeting_left", { n: left }) : t("host.meeting_over");
}
