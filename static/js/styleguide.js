/** The page of all components: what only a script can show. */

import { readBoot } from "./lib/boot.js";
import { blank } from "./lib/chips.js";
import { render } from "./lib/dom.js";
import { tagField } from "./lib/tagfield.js";
import { t } from "./lib/words.js";

readBoot();
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
