/** Checked in: the number, large, for as long as it takes to remember it; for whoever has no phone, as a slip to take. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { SHOW_NUMBER, WRITE_DOWN } from "../state/door.js";

export function done({ snapshot, local, next }) {
  const { name, number, pin, noPhone } = local.done;
  const strong = (text) => h("strong", { class: "number" }, text);
  return h(
    "section",
    { key: "done", class: `arrival done ${noPhone ? "slip" : ""}`, role: "status" },
    h("h1", null, t("door.welcome")),
    h("p", { class: "owner", dir: "auto" }, `${snapshot.room.title} · ${name}`),
    h("p", { class: "yours" }, number),
    h("p", { class: "lead" }, t(noPhone ? "door.watch_wall" : "door.on_phone")),
    h("p", { class: "pin" }, rich(noPhone ? "door.pin_slip" : "door.pin_phone", { address: strong(snapshot.room.short), number: strong(number), pin: strong(pin) })),
    h("button", { id: "next", type: "button", class: "solid big", onclick: next }, t("door.next")),
    noPhone && h("button", { type: "button", class: "second big", onclick: () => window.print() }, t("door.print_slip")),
    h("div", { class: "fading", "aria-hidden": "true", style: { "--shown-for": `${noPhone ? WRITE_DOWN : SHOW_NUMBER}ms` } }),
  );
}
