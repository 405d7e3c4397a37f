/** On a phone: the parts of the console, one tap of the thumb away. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const PARTS = ["now", "unmet", "groups", "people", "log"];

export function nav({ snapshot }, sheet) {
  const help = snapshot.help.length;
  return h(
    "nav",
    { key: "nav", class: "thumb", "aria-label": t("host.nav") },
    PARTS.map((part) => h("a", { key: part, href: `#${part}` }, t(`host.nav_${part}`), part === "now" && help > 0 && h("b", { class: "number" }, help))),
    h("button", { key: "keys", class: "quiet keys-open", onclick: sheet }, t("host.keys_open")),
  );
}
