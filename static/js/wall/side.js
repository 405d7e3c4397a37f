/** The wall's left quarter: how to join, and what the room has come to. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { roundOf } from "../state/wall.js";
import { timeLeft } from "../state/wave.js";

const LONG = 18;
const LONGER = 26;

/** @returns the whole quarter; `offline` says so quietly */
export function side(snapshot, { offline, now }) {
  const { room, counts } = snapshot;
  const round = roundOf(snapshot, now);
  return [
    h("h1", { key: "title", class: room.title.length > 40 ? "long" : null, dir: "auto" }, room.title),
    !room.closed && joining(snapshot),
    h("p", { key: "offline", class: "offline", role: "status" }, offline && t("wall.offline")),
    round && h("p", { key: "round", class: round.last ? "round last" : "round" }, t(round.last ? "wall.round_last" : "wall.round", round), " ", h("strong", null, timeLeft(round.left))),
    h(
      "dl",
      { key: "counts", class: "numbers" },
      number("here", counts.here, "wall.here"),
      number("meetings", counts.meetings, "wall.meetings"),
      number("passed", counts.passed_on, "wall.passed_on"),
    ),
  ];
}

function joining({ room, qr }) {
  const [address, code] = split(room.short);
  return h(
    "div",
    { key: "join", class: "join" },
    h("img", { class: "qr", src: qr, alt: t("wall.qr") }),
    h("p", { class: "scan" }, t("wall.scan")),
    h("p", { class: `address ${fit(room.short)}` }, address, h("wbr", null), h("strong", null, code)),
  );
}

/** @returns {[string, string]} the address up to the code, so that a line may break there, and the code */
function split(short) {
  const at = short.lastIndexOf("/") + 1;
  return [short.slice(0, at), short.slice(at)];
}

function fit(short) {
  if (short.length > LONGER) return "longer";
  return short.length > LONG ? "long" : "";
}

function number(key, n, words) {
  return h("div", { key }, h("dt", null, t(words, { n })), h("dd", null, n));
}
