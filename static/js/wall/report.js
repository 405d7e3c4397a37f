/** The report on the wall, over everything else: as its own page shows it. */

import { settleStill } from "../report/still.js";

/**
 * @param {HTMLElement} place where it is shown
 * @param {string} key the room's id
 * @returns {{toggle: () => void, hide: () => void, shown: () => boolean}}
 */
export function makeReport(place, key) {
  async function show() {
    const answer = await fetch(`/wall/${key}/report`, { cache: "no-store" }).catch(() => null);
    if (answer === null || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(document.importNode(page.querySelector(".report"), true));
    place.hidden = false;
    settleStill(place.querySelector(".still"));
  }

  function hide() {
    place.hidden = true;
    place.replaceChildren();
  }

  return { toggle: () => (place.hidden ? show() : hide()), hide, shown: () => !place.hidden };
}
