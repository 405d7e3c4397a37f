/** The keys for whoever stands at the wall, and the note that says so when the mouse moves. */

import { render } from "../lib/dom.js";
import { t } from "../lib/words.js";

const THEME = "kiosk-wall-theme";
const NOTE_FOR = 4_000;

/**
 * @param {HTMLElement} note where the keys are explained for a moment
 * @param {{wake: () => void, toggle: () => boolean, play: () => void}} chime
 */
export function listenToKeys(note, chime, doc = document) {
  const page = doc.documentElement;
  let hide;

  function say(text) {
    clearTimeout(hide);
    render(note, text);
    hide = setTimeout(() => render(note, []), NOTE_FOR);
  }

  const keys = {
    t() {
      page.dataset.theme = page.dataset.theme === "light" ? "dark" : "light";
      remember(page.dataset.theme);
    },
    s() {
      say(t(chime.toggle() ? "wall.sound_on" : "wall.sound_off"));
      chime.play();
    },
    f() {
      if (doc.fullscreenElement) doc.exitFullscreen();
      else page.requestFullscreen();
    },
  };

  page.dataset.theme = remembered() ?? "dark";
  doc.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    chime.wake();
    keys[event.key.toLowerCase()]?.();
  });
  doc.addEventListener("pointerdown", () => chime.wake());
  doc.addEventListener("pointermove", () => say(t("wall.keys")));
}

/** Where a browser keeps nothing (private mode, blocked), the theme lasts as long as the page. */
function remember(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
  }
}

function remembered() {
  try {
    return localStorage.getItem(THEME);
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
    return null;
  }
}
