/** The keys for whoever stands at the wall, and the sheet that explains them. */

import { h, render } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { flipTheme } from "./theme.js";

const NOTE_FOR = 4_000;
/** As they stand on the sheet. */
const SHEET = [
  [["f"], "wall.key_full"],
  [["t"], "wall.key_theme"],
  [["←", "→"], "wall.key_page"],
  [["space"], "wall.key_hold"],
  [["q"], "wall.key_qr"],
  [["s"], "wall.key_sound"],
  [["r"], "wall.key_report"],
  [["p"], "wall.key_replay"],
  [["?"], "wall.key_sheet"],
];

/**
 * @param {{note: HTMLElement, sheet: HTMLDialogElement}} places where something is said for a moment; the sheet
 * @param {{wake: () => void, toggle: () => boolean, play: () => void}} chime
 * @param {{page: (step: number) => void, hold: () => boolean, hideCode: () => boolean, theme: () => void, report: () => void, replay: () => void}} does
 */
export function listenToKeys({ note, sheet }, chime, does, doc = document) {
  const page = doc.documentElement;
  let hide;

  function say(text) {
    clearTimeout(hide);
    render(note, text);
    hide = setTimeout(() => render(note, []), NOTE_FOR);
  }

  function showSheet() {
    if (sheet.open) return sheet.close();
    clearTimeout(hide);
    render(note, []);
    render(sheet, [h("h2", null, t("wall.keys_title")), h("dl", null, SHEET.map(([names, what]) => row(names, what)))]);
    return sheet.show();
  }

  const keys = {
    t() {
      flipTheme();
      does.theme();
    },
    s() {
      say(t(chime.toggle() ? "wall.sound_on" : "wall.sound_off"));
      chime.play();
    },
    f() {
      if (doc.fullscreenElement) doc.exitFullscreen();
      else page.requestFullscreen();
    },
    q: () => say(t(does.hideCode() ? "wall.code_hidden" : "wall.code_shown")),
    " ": () => say(t(does.hold() ? "wall.held" : "wall.not_held")),
    arrowright: () => does.page(1),
    arrowleft: () => does.page(-1),
    r: () => does.report(),
    p: () => does.replay(),
    "?": showSheet,
    escape: () => sheet.close(),
  };

  doc.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    chime.wake();
    const key = keys[event.key.toLowerCase()];
    if (key === undefined) return;
    event.preventDefault();
    key();
  });
  doc.addEventListener("pointerdown", () => chime.wake());
  doc.addEventListener("pointermove", () => sheet.open || say(t("wall.keys")));
}

function row(names, what) {
  return [h("dt", null, names.map((name) => h("kbd", null, name === "space" ? t("wall.key_space") : name))), h("dd", null, t(what))];
}
