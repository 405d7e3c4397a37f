/** Those without a phone, for the helpers: who is called where, and what to say for them. */

import { h } from "../lib/dom.js";
import { beacon } from "../lib/parts.js";
import { listed, t } from "../lib/words.js";
import { inOrder } from "../state/door.js";

const RESTING = new Set(["waiting", "breather", "paused", "away"]);

export function helping({ snapshot, local, act }) {
  const people = inOrder(snapshot.without_phone);
  if (people.length === 0) return null;
  return h(
    "section",
    { key: "helping", class: "card helping" },
    h("h2", null, t("door.without_phone")),
    local.said !== "" && h("p", { class: "notice wrong", role: "alert" }, local.said),
    h("ul", { class: "rows" }, people.map((person) => row(person, act))),
  );
}

function row(someone, act) {
  const { person, number, name, state, meeting, beacon: sign, spot, where, others } = someone;
  const says = RESTING.has(state) ? t(`door.is_${state}`) : t(`door.is_${state}_with`, { others: listed(others) });
  return h(
    "li",
    { key: person, class: "row" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("span", { class: "number soft" }, `${number} `), h("bdi", null, name)),
      h("p", { class: "where" }, sign !== null && beacon(sign), [says, spot, where].filter(Boolean).join(" · ")),
    ),
    meeting !== null &&
      h(
        "div",
        { class: "deeds" },
        state === "called"
          ? h("button", { class: "second", onclick: () => act("here", meeting) }, t("door.they_met"))
          : h("button", { class: "second", onclick: () => act("finish", meeting) }, t("door.they_are_done")),
      ),
  );
}
