/** The page of all components: what only a script can show. */

import { readBoot } from "./lib/boot.js";
import { blank } from "./lib/chips.js";
import { render } from "./lib/dom.js";
import { tagField } from "./lib/tagfield.js";
import { t } from "./lib/words.js";
import { card } from "./wall/card.js";

const { people } = readBoot();
for (const token of document.querySelectorAll("[data-token]")) {
  const value = `var(--${token.dataset.token})`;
  const swatch = token.querySelector(".swatch");
  if (token.matches(".token-type")) swatch.style.fontSize = value;
  else if (token.matches(".token-space")) swatch.style.width = value;
  else if (token.matches(".token-radius")) swatch.style.borderRadius = value;
  else swatch.style.background = value;
}

const tags = document.getElementById("tags");
let draft = { ...blank(), items: [{ text: t("common.level_1"), level: 1 }, { text: t("common.level_3"), level: 3 }] };

function show() {
  render(tags, tagField({ id: "offers", side: "give", label: t("phone.offers"), example: t("phone.offers_example"), draft, marks: true, change: (next) => ((draft = next), show()) }));
}

show();

const [one, two, three] = people.map((name, i) => ({ person: name, name, number: 101 + i, has_phone: true, held: false }));
const gives = (from, to, key) => ({ from: from.person, to: to.person, from_name: from.name, to_name: to.name, offer: t(key), want: t(key), related: false });
const calls = [
  { kind: "pair", people: [one, two], gives: [gives(one, two, "common.level_1"), gives(two, one, "common.level_2")], beacon: { colour: "orange", symbol: "kite", number: 27 } },
  {
    kind: "circle",
    people: [one, two, three],
    gives: [gives(one, two, "common.level_1"), gives(two, three, "common.level_2"), gives(three, one, "common.level_3")],
    beacon: { colour: "pink", symbol: "moon", number: 41 },
  },
];
const wall = document.querySelector("[data-part=wall]").shadowRoot.querySelector(".wall-page");
wall.style.setProperty("--k", "1");
render(
  wall.querySelector("ul"),
  calls.map((call, i) => card({ id: String(i), state: "called", generous: false, spot: String(4 + i), where: "", ...call })),
);
