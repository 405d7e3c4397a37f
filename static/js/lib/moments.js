/** Days and times by a language's rules; by its own names where the browser has none: Chromium knows no Welsh. */

const STANDS_IN = "en-GB";
/** Whose order of day and month is kept where only names are known. */

let named = [];

/** @param {{locale: string, weekdays: string[], weekdays_short: string[], months: string[], months_short: string[]}[]} languages what each declares of itself */
export function knowNames(languages) {
  named = languages;
}

/**
 * @param {number} at
 * @param {object} options as of `Intl.DateTimeFormat`
 * @param {string} locale
 * @returns {string} the moment as the language says it
 */
export function told(at, options, locale) {
  const date = new Date(at);
  const its = named.find((one) => one.locale === locale);
  if (its === undefined || Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0) return new Intl.DateTimeFormat(locale, options).format(date);
  const parts = new Intl.DateTimeFormat(STANDS_IN, options).formatToParts(date);
  return parts.map(({ type, value }) => nameOf(type, date, options, its) ?? value).join("");
}

function nameOf(type, date, options, its) {
  if (type === "weekday") return its[options.weekday === "short" ? "weekdays_short" : "weekdays"][(date.getDay() + 6) % 7];
  if (type === "month") return its[options.month === "short" ? "months_short" : "months"][date.getMonth()];
  return null;
}
