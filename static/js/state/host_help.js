/** Who needs the host in person: who asked for help, and with whom the host is to have a word. Pure. */

/** @returns {object[]} rows of those who would like help, whoever nobody has gone to yet first */
export function callsForHelp({ help }) {
  return [...help].sort((a, b) => Number(a.coming) - Number(b.coming) || a.since - b.since);
}

/** @returns {object[]} the people who are not called until the host has had a word with them */
export function toSpeakWith({ people }) {
  return people.filter((person) => person.held_up);
}

/** @returns {number} how many things nobody has gone to yet: what a sound is made for */
export function unheard(snapshot) {
  return snapshot.help.filter(({ coming }) => !coming).length + toSpeakWith(snapshot).length;
}
