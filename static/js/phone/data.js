/** What is kept of somebody, for them to see, take and erase. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { quiet } from "./frame.js";

export function yours({ room: { code }, go }) {
  return h(
    "section",
    { class: "card", key: "yours" },
    h("h2", null, t("keeping.data_heading")),
    h(
      "div",
      { class: "row start" },
      h("a", { class: "quiet", key: "privacy", href: `/${code}/privacy` }, t("keeping.privacy")),
      h("a", { class: "quiet", key: "accessibility", href: "/accessibility" }, t("common.accessibility")),
      h("a", { class: "quiet", key: "json", href: `/phone/${code}/mine.json`, download: "" }, t("keeping.mine_json")),
      quiet(t("keeping.erase"), () => go("erase")),
    ),
  );
}
