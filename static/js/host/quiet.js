/** Quiet time: nobody is called while somebody speaks to everyone. */

import { h } from "../lib/dom.js";
import { told } from "../lib/moments.js";
import { locale, t } from "../lib/words.js";

const MINUTES = [10, 20, 30];
const MINUTE = 60_000;

/** Begins it, for so long or until it is ended. */
export function quietly({ now, act, local, change }) {
  const begin = (until) => {
    change({ quieting: false });
    return act("begin_quiet", { until }, t("host.quiet_begun"), ["end_quiet", {}]);
  };
  return h(
    "details",
    { key: "quiet", class: "adding", open: local.quieting, ontoggle: ({ target }) => target.open !== local.quieting && change({ quieting: target.open }) },
    h("summary", { id: "quiet", class: "quiet" }, t("host.quiet")),
    h(
      "div",
      { class: "ways" },
      h("p", { class: "soft small" }, t("host.quiet_lead")),
      h(
        "div",
        { class: "line start" },
        MINUTES.map((n) => h("button", { key: n, class: "second", onclick: () => begin(Math.round(now + n * MINUTE)) }, t("host.quiet_for", { n }))),
        h("button", { key: "open", class: "second", onclick: () => begin(null) }, t("host.quiet_open")),
      ),
    ),
  );
}

/** While it lasts. */
export function quiet({ snapshot, act }) {
  const { until } = snapshot.room.quiet;
  return [
    h("h2", { key: "h" }, t("host.quiet_on")),
    h("p", { key: "until" }, until === null ? t("host.quiet_until_ended") : t("host.quiet_until", { time: told(until, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, locale()) })),
    h("p", { key: "lead", class: "soft" }, t("host.waits_quiet")),
    h("button", { key: "end", class: "solid main", onclick: () => act("end_quiet", {}, t("host.quiet_ended")) }, t("host.quiet_end")),
  ];
}
