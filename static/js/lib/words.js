/** The catalogue, as the page brought it: every word that a person sees comes from here. */

let catalogue = {};
let plurals = new Intl.PluralRules("en");

/** Makes `words` (dotted key to text, or to texts by plural form) the catalogue of this page. */
export function setWords(words, lang = "en") {
  catalogue = words;
  plurals = new Intl.PluralRules(lang);
}

/** @returns {boolean} whether the catalogue has `key` */
export function has(key) {
  return Object.hasOwn(catalogue, key);
}

/** @returns {string} the text of `key` with its {places} filled; the key itself when there is no such text */
export function t(key, params = {}) {
  return rich(key, params).join("");
}

/**
 * As `t`, for places that hold more than text.
 * @returns {Array} the pieces of the sentence in order: strings, and the values given for its places
 */
export function rich(key, params = {}) {
  return textOf(key, params)
    .split(/\{(\w+)\}/)
    .map((piece, i) => (i % 2 === 0 ? piece : (params[piece] ?? "")))
    .filter((piece) => piece !== "");
}

function textOf(key, params) {
  const found = Object.hasOwn(catalogue, key) ? catalogue[key] : key;
  if (typeof found === "string") return found;
  return found[plurals.select(Number(params.n ?? 0))] ?? found.other;
}
