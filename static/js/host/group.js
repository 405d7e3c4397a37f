/** What the host can do for one group, once its row is opened. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { placesFor, seenIn } from "../state/host_groups.js";
import { listed } from "./names.js";

const MINUTES = 5;

export function handForGroup(meeting, ctx) {
  const called = meeting.state === "called";
  const deeds = called ? [again, swap, move, hide, giveUp] : [longer, move, hide, end];
  return h(
    "div",
    { key: "opened", class: "opened" },
    meeting.gives.map((give) => h("p", { key: `${give.from} ${give.to}`, class: "small" }, t("host.give", { from: give.from_name, to: give.to_name, offer: give.offer, want: give.want }))),
    h("div", { class: "line start" }, deeds.map((deed) => deed(meeting, ctx))),
  );
}

const button = (key, label, onclick) => h("button", { key, class: "second", onclick }, label);

function again(meeting, { act }) {
  if (meeting.people.every(({ status }) => status !== "called")) return null;
  return button("again", t("host.call_again"), () => act("call_again", { meeting: meeting.id, seen: seenIn(meeting) }, t("host.called_again")));
}

function longer(meeting, { act }) {
  return button("longer", t("host.extend", { n: MINUTES }), () => act("extend", { meeting: meeting.id, minutes: MINUTES, seen: seenIn(meeting) }, t("host.extended", { n: MINUTES })));
}

function move(meeting, { snapshot, act, pick }) {
  const places = placesFor(meeting, snapshot.spots);
  if (places.length === 0) return null;
  const names = listed(meeting.people.map(({ name }) => name));
  const choose = () =>
    pick({
      title: t("host.move_ask", { names }),
      says: t("host.move_says"),
      label: t("host.move_where"),
      items: places.map(({ spot, name, description }) => ({ key: spot, text: name, note: description })),
      then: (spot) => act("move", { meeting: meeting.id, spot, seen: seenIn(meeting) }, t("host.moved", { names, spot: places.find((one) => one.spot === spot).name })),
    });
  return button("move", t("host.move"), choose);
}

/** Who goes, then who comes: only those who are free are proposed. */
function swap(meeting, { snapshot, act, pick }) {
  const free = snapshot.people.filter(({ state, held_up: heldUp }) => ["waiting", "breather"].includes(state) && !heldUp);
  if (free.length === 0) return null;
  const put = (out) => (into) => {
    const names = { out: named(meeting.people, out), into: named(free, into) };
    act("swap", { meeting: meeting.id, out, into, seen: seenIn(meeting) }, t("host.swapped", names));
  };
  const come = (out) =>
    pick({
      title: t("host.swap_in", { name: named(meeting.people, out) }),
      says: t("host.swap_says"),
      label: t("host.pick_person"),
      items: free.map(({ person, name, number, line }) => ({ key: person, text: name, note: [String(number), line].filter(Boolean).join(" · ") })),
      then: put(out),
    });
  const go = () =>
    pick({
      title: t("host.swap_out"),
      says: t("host.swap_says"),
      label: t("host.pick_person"),
      items: meeting.people.map(({ person, name, number }) => ({ key: person, text: name, note: String(number) })),
      then: come,
    });
  return button("swap", t("host.swap"), go);
}

function named(people, id) {
  return people.find(({ person }) => person === id).name;
}

function hide(meeting, { act }) {
  return button("hide", t("host.take_down"), () => act("take_down", { meeting: meeting.id }, t("host.taken_down"), "last"));
}

function giveUp(meeting, { act, dialog }) {
  const names = listed(meeting.people.map(({ name }) => name));
  return button("give up", t("host.dissolve"), () =>
    dialog({
      title: t("host.dissolve_ask", { number: meeting.beacon.number, names }),
      says: t("host.dissolve_says"),
      yes: t("host.dissolve_yes"),
      then: () => act("dissolve", { meeting: meeting.id, seen: seenIn(meeting) }, t("host.dissolved", { names })),
    }),
  );
}

function end(meeting, { act, dialog }) {
  const names = listed(meeting.people.map(({ name }) => name));
  return button("end", t("host.end_talk"), () =>
    dialog({
      title: t("host.end_talk_ask", { names }),
      says: t("host.end_talk_says"),
      yes: t("host.end_talk_yes"),
      then: () => act("dissolve", { meeting: meeting.id, seen: seenIn(meeting) }, t("host.ended", { names })),
    }),
  );
}
