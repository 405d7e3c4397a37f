/** Checked in: the number, large, for as long as it takes to remember it. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";

export function done({ snapshot, local, next }) {
  const { number, pin, noPhone } = local.done;
  const strong = (text) => h("strong", { class: "number" }, text);
  return h(
    "section",
    { key: "done", class: "arrival done", role: "status" },
    h("h1", null, t("door.welcome")),
    h("p", { class: "yours" }, number),
    h("p", { class: "lead" }, t(noPhone ? "door.watch_wall" : "door.on_phone")),
    h("p", { class: "pin" }, rich(noPhone ? "door.pin_later" : "door.pin_phone", { address: strong(snapshot.room.short), number: strong(number), pin: strong(pin) })),
    h("button", { id: "next", type: "button", class: "solid big", onclick: next }, t("door.next")),
    h("div", { class: "fading", "aria-hidden": "true" }),
  );
}
