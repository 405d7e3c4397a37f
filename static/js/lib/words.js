/** The catalogue, as the page brought it: every word that a person sees comes from here. */

/** What is not said otherwise: see `kiosk/words/manners.py`. */
const PLAIN = { lang: "en", locale: "en-GB", joining: { word: "and", other: "", before: "" } };

let catalogue = {};
let spoken = PLAIN;
let plurals = new Intl.PluralRules(PLAIN.lang);

/**
 * Makes `words` (dotted key to text, or to texts by plural form) the catalogue of this page.
 * @param {object} words
 * @param {{lang: string, locale: string, joining: object}} [language] what its language declares of itself
 */
export function setWords(words, language = PLAIN) {
  catalogue = words;
  spoken = language;
  plurals = new Intl.PluralRules(language.lang);
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

/**
 * Names as one says them: "Aled, Mair and Priya". Not `Intl.ListFormat`: in Welsh it leaves the choice to the reader, "a(c)".
 * @param {string[]} names
 * @returns {string}
 */
export function listed(names) {
  if (names.length < 2) return names.join("");
  const { word, other, before } = spoken.joining;
  const last = names.at(-1);
  const and = before !== "" && new RegExp(`^${before}`, "u").test(last.toLowerCase()) ? other : word;
  return `${names.slice(0, -1).join(", ")} ${and} ${last}`;
}

/** @returns {string} what browsers know the page's language by, for dates and times */
export function locale() {
  return spoken.locale;
}

/** @returns {(key: string, params?: object) => string} what says a text in another language than the page's */
export function inLanguage(words, { lang }) {
  const rules = new Intl.PluralRules(lang);
  return (key, params = {}) => formOf(words[key] ?? key, rules, params).replace(/\{(\w+)\}/g, (_, place) => params[place] ?? "");
}

function textOf(key, params) {
  return formOf(Object.hasOwn(catalogue, key) ? catalogue[key] : key, plurals, params);
}

function formOf(text, rules, { n = 0 }) {
  return typeof text === "string" ? text : (text[rules.select(Number(n))] ?? text.other);
}
