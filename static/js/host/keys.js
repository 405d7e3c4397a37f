/** The keys for what a host does often, and the sheet that explains them. */

import { h, render } from "../lib/dom.js";
import { keep, recall } from "../lib/memo.js";
import { t } from "../lib/words.js";
import { deedOf, KEYS } from "../state/host_keys.js";

const OFF = "kiosk-host-keys";

/**
 * @param {HTMLDialogElement} node
 * @param {Record<string, () => void>} does by deed of `KEYS`
 */
export function listenToKeys(node, does, doc = document) {
  let on = recall(OFF) !== "off";

  function sheet() {
    const turn = ({ target }) => {
      on = target.checked;
      keep(OFF, on ? "" : "off");
    };
    render(
      node,
      h(
        "form",
        { key: "keys", class: "question", method: "dialog" },
        h("h2", { id: "question" }, t("host.keys")),
        h("dl", { class: "keys" }, Object.entries(KEYS).map(([key, deed]) => [h("dt", { key }, h("kbd", null, key)), h("dd", { key: deed }, t(`host.key_${deed}`))])),
        h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, onchange: turn }), t("host.keys_on")),
        h("div", { class: "answers" }, h("button", { class: "second" }, t("host.ok"))),
      ),
    );
    node.showModal();
  }

  doc.addEventListener("keydown", (event) => {
    const deed = deedOf(event, doc.activeElement, on, node.open);
    if (deed === null) return;
    event.preventDefault();
    if (deed === "sheet") sheet();
    else does[deed]();
  });
  return sheet;
}
