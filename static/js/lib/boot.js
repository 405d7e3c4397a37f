/** What the server put into the page: words, the first snapshot, which screen of which room. */

import { speakAs } from "./languages.js";

/**
 * Reads the page's `#boot` block and makes its words known.
 * @returns {object} the block as it was sent; empty when the page has none
 */
export function readBoot(doc = document) {
  const block = doc.getElementById("boot");
  const boot = block === null ? {} : JSON.parse(block.textContent);
  speakAs(boot, doc);
  return boot;
}
