/** The way in for a screen that is opened by a key: in the address after "#", or pasted by hand. It is posted once. */

import { h, render } from "./dom.js";
import { post } from "./live.js";
import { t } from "./words.js";

/**
 * @param {HTMLElement} root where the question goes
 * @param {object} boot the page's
 * @param {{heading: string, lead: string, label: string, enter: string}} words
 * @param {string} [at] where the key is posted to
 */
export function openGate(root, boot, words, win = window, at = `/${boot.screen}/${boot.key}/enter`) {
  let busy = false;
  let wrong = "";

  take();
  win.addEventListener("hashchange", take);
  show();

  /** The key that stands in the address, now or when the link is opened in the same tab again. */
  function take() {
    const given = keyOf(win.location.hash);
    if (given === "" || busy) return;
    hideKey(win);
    busy = true;
    enter(given);
  }

  async function enter(key) {
    const answer = await post(at, { key });
    if (answer.ok) return win.location.replace(win.location.pathname);
    busy = false;
    wrong = answer.sentence;
    return show();
  }

  function submit(event) {
    event.preventDefault();
    const key = keyOf(event.target.elements.key.value);
    if (busy || key === "") return;
    busy = true;
    wrong = "";
    show();
    enter(key);
  }

  function show() {
    render(
      root,
      h(
        "form",
        { class: "gate", method: "post", onsubmit: submit },
        h("p", { class: "soft" }, boot.room.title),
        h("h1", null, words.heading),
        h("p", { class: "soft" }, words.lead),
        h(
          "div",
          { class: "field" },
          h("label", { for: "key" }, words.label),
          h("input", { id: "key", name: "key", type: "password", autocomplete: "off", spellcheck: "false", required: true }),
        ),
        wrong !== "" && h("p", { class: "notice wrong", role: "alert" }, wrong),
        h("button", { class: "solid", "aria-disabled": busy ? "true" : null }, busy ? t("common.one_moment") : words.enter),
      ),
    );
  }
}

/** Takes the key out of the address of a screen that is open already: a host's screen may be mirrored. */
export function keepKeyHidden(win = window) {
  hideKey(win);
  win.addEventListener("hashchange", () => hideKey(win));
}

function hideKey(win) {
  if (win.location.hash !== "") win.history.replaceState(null, "", win.location.pathname);
}

/** @returns {string} the key in a link, in a fragment, or alone */
export function keyOf(text) {
  return text.slice(text.lastIndexOf("#") + 1).trim();
}
