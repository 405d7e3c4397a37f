/** Matching on or off, what the matchmaker does, and how many people are where. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";

const STATES = ["waiting", "meeting", "breather", "paused", "away", "left"];

export function control({ snapshot, now, act }) {
  const { room, matchmaker } = snapshot;
  if (room.closed) return h("section", { key: "control", class: "card" }, h("h2", null, t("host.closed")), h("p", { class: "soft" }, t("host.closed_lead")));
  const turn = () => act("change_setting", { name: "matching", value: !room.matching });
  return h(
    "section",
    { key: "control", class: "card control" },
    h("h2", null, t(room.matching ? "host.on" : "host.off")),
    h("p", null, t(`host.waits_${matchmaker.waits}`)),
    matchmaker.at !== null && h("p", { class: "soft" }, lastLook(matchmaker, now)),
    h("button", { class: "solid main", onclick: turn }, t(room.matching ? "host.turn_off" : "host.turn_on")),
  );
}

/** What the matchmaker last did, in a sentence or two. */
function lastLook({ at, waiting, called, left_out: left, exact }, now) {
  const { unit, n } = ago(at, now);
  const parts = [t("host.looked", { when: t(`host.ago_${unit}`, { n }) }), t("host.looked_waiting", { n: waiting }), t("host.looked_called", { n: called })];
  if (left > 0) parts.push(t("host.looked_left", { n: left }));
  if (!exact) parts.push(t("host.looked_roughly"));
  return parts.join(" ");
}

export function counts({ snapshot, act, dialog }) {
  const { counts: n } = snapshot;
  return h(
    "section",
    { key: "counts", class: "card counts" },
    h(
      "div",
      { class: "big-counts" },
      big(n.here, "host.here"),
      big(n.meetings, "host.meetings_begun"),
      big(n.met, "host.have_met"),
    ),
    h(
      "ul",
      { class: "states" },
      STATES.map((state) => h("li", { key: state, class: n[state] === 0 ? "none" : null }, h("b", { class: "number" }, n[state]), ` ${t(`host.state_${state}`)}`)),
    ),
    n.simulated > 0 &&
      h(
        "div",
        { class: "line" },
        h("p", { class: "soft" }, t("host.simulated", { n: n.simulated })),
        h("button", { class: "second", onclick: () => dialog(removeSimulated(n.simulated, act)) }, t("host.simulated_remove")),
      ),
  );
}

function removeSimulated(n, act) {
  return {
    title: t("host.simulated_ask", { n }),
    says: t("host.simulated_says"),
    yes: t("host.simulated_remove"),
    then: () => act("remove_simulated", {}, t("host.simulated_done")),
  };
}

function big(n, key) {
  return h("p", { key }, h("b", { class: "number" }, n), ` ${t(key, { n })}`);
}
