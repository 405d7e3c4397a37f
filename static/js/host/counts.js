/** How many people are where. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const STATES = ["waiting", "meeting", "breather", "paused", "away", "left"];

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
