/** What the staff did, as it is told: pure. */

/**
 * @param {object} row of the log
 * @param {(names: string[]) => string} listed several names in a sentence
 * @param {{someone: string, hosts: Record<string, string>}} words for whoever is erased; for who did it: host and door
 * @returns {{key: string, by: string, names: string, about: string, n: number}} what stands in the sentence `host.log_<what>`
 */
export function sentenceOf({ what, by, people, about, n }, listed, { someone, hosts }) {
  return { key: `log_${what}`, by: hosts[by] ?? by, names: people.length > 0 ? listed(people) : someone, about, n };
}

/** @returns {object|null} what "undo" takes back: the latest that can be */
export function latest(undo, now) {
  return undo.find(({ until }) => until > now) ?? null;
}
