/** At a glance: how many people are where, and what the room is busy with. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const STATES = ["waiting", "meeting", "breather", "paused", "away", "left"];

export function counts({ snapshot, act, dialog }) {
  const { counts: n, spots } = snapshot;
  return h(
    "section",
    { key: "counts", class: "card counts" },
    h("h2", { class: "aside" }, t("host.glance")),
    h(
      "ul",
      { class: "glance" },
      big("here", n.here, t("host.here", { n: n.here })),
      n.coming > 0 && big("coming", n.coming, t("host.state_coming")),
      STATES.map((state) => big(state, n[state], t(`host.state_${state}`))),
    ),
    h(
      "ul",
      { class: "states" },
      n.meetings > 0 && fact("meetings", n.meetings, t("host.meetings_begun", { n: n.meetings })),
      n.met > 0 && fact("met", n.met, t("host.have_met", { n: n.met })),
      spots.length > 0 && fact("spots", used(spots), t("host.spots_used", { n: spots.length })),
      n.late > 0 && fact("late", n.late, t("host.calls_late", { n: n.late }), true),
      n.missed > 0 && fact("missed", n.missed, t("host.calls_missed", { n: n.missed })),
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

function big(key, n, text) {
  return h("li", { key, class: n === 0 ? `state-${key} none` : `state-${key}` }, h("b", { class: "number" }, n), h("span", null, text));
}

function fact(key, n, text, pressing = false) {
  return h("li", { key, class: pressing ? "pressing" : n === 0 ? "none" : null }, h("b", { class: "number" }, n), ` ${text}`);
}

function used(spots) {
  return spots.filter((spot) => spot.used > 0).length;
}

function removeSimulated(n, act) {
  return {
    title: t("host.simulated_ask", { n }),
    says: t("host.simulated_says"),
    yes: t("host.simulated_remove"),
    then: () => act("remove_simulated", {}, t("host.simulated_done")),
  };
}
