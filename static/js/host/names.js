/** Several names in a sentence: all of a few, the first of many. */

import { listed as joined, t } from "../lib/words.js";

const NAMED = 8;

/** @returns {string} "Ana, Ben and Jo"; of many the first ones, and how many more there are */
export function listed(names) {
  const left = names.length - NAMED;
  const shown = left > 1 ? [...names.slice(0, NAMED), t("host.and_more", { n: left })] : names;
  return joined(shown);
}
