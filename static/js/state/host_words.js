/** What people typed that the host has to look at, or keeps back: pure. */

/**
 * @returns {{person, number, name, what, text, kind: "name"|"line"|"offer"|"want"}[]} what still waits for the host
 */
export function doubtful(people) {
  return people.flatMap((person) =>
    person.held
      .filter(({ judged }) => !judged)
      .map(({ what, text }) => ({ person: person.person, number: person.number, name: person.name, what, text, kind: kindOf(person, what) })),
  );
}

/**
 * @returns {{what, text, kind, held: boolean}[]} everything of a person's that others may see on a shared screen
 */
export function seenOf(person) {
  const held = new Set(person.held.map(({ what }) => what));
  const said = [
    { what: "name", text: person.name },
    { what: "line", text: person.line },
    ...[...person.offers, ...person.wants].map(({ topic, text }) => ({ what: topic, text })),
  ];
  const once = new Map(said.filter(({ text }) => text !== "").map((one) => [one.what, one]));
  return [...once.values()].map((one) => ({ ...one, kind: kindOf(person, one.what), held: held.has(one.what) }));
}

function kindOf({ offers }, what) {
  if (what === "name" || what === "line") return what;
  return offers.some(({ topic }) => topic === what) ? "offer" : "want";
}
