/** What the room lacks: what people would like and nobody gives, what they give and nobody has asked for. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const SHOWN = 6;

/** @returns the card; null where everything finds its like */
export function lacking({ snapshot, act }) {
  const { lacks, room } = snapshot;
  if (room.closed || lacks.wanted.length + lacks.offered.length === 0) return null;
  const ask = ({ text }) => {
    const said = t("host.unmet_ask_wants", { topic: text });
    return act("announce", { text: said }, t("host.unmet_asked", { topic: text }), ["announce", { text: "" }]);
  };
  return h(
    "section",
    { key: "lacks", class: "card lacks" },
    h("h2", null, t("host.lacks")),
    side("get", t("host.lacks_wanted"), lacks.wanted, ask),
    side("give", t("host.lacks_offered"), lacks.offered, null),
  );
}

function side(kind, title, rows, ask) {
  if (rows.length === 0) return null;
  const left = rows.length - SHOWN;
  return h(
    "div",
    { key: kind, class: "lack" },
    h("h3", { class: `${kind}-word` }, title),
    h("ul", { class: "chips" }, rows.slice(0, SHOWN).map((row) => h("li", { key: row.topic }, chip(row, kind, ask)))),
    left > 0 && h("p", { class: "soft small" }, t("host.lacks_more", { n: left })),
    ask && h("p", { class: "soft small" }, t("host.lacks_ask")),
  );
}

function chip(row, kind, ask) {
  const inside = [h("bdi", null, row.text), row.people > 1 && h("span", { class: "number small" }, t("host.lacks_people", { n: row.people }))];
  if (ask === null) return h("span", { class: `chip ${kind} still` }, inside);
  return h("button", { class: `chip ${kind}`, "aria-label": t("host.lacks_ask_topic", { topic: row.text }), onclick: () => ask(row) }, inside);
}
