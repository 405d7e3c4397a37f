/** Who has met nobody yet, why, and what the host can do about each: pure. */

const FREE = new Set(["waiting", "breather", "paused", "away"]);
/** Milliseconds within which somebody has just arrived: the matchmaker has hardly looked. */
const JUST = 2 * 60_000;
/** Reasons for which more people, or more on their list, is what helps. */
const ASKS = new Set(["nobody_offers", "nobody_wants"]);

/**
 * People here without a meeting who are in none just now, the longest here first.
 * @returns {object[]|null} rows of the snapshot; null before anybody could have met
 */
export function unmet({ room, counts, people }) {
  if (room.closed || (counts.meetings === 0 && !room.matching)) return null;
  return people.filter(({ meetings, state }) => meetings === 0 && FREE.has(state)).sort((a, b) => rank(a) - rank(b) || a.since - b.since);
}

function rank({ state }) {
  return state === "waiting" ? 0 : 1;
}

/** @returns {string} why somebody has met nobody: a `why`, "away", "paused", "breather", "just_arrived", or "looking" */
export function reasonOf({ state, why, since }, now) {
  if (state !== "waiting") return state;
  return why ?? (now - since < JUST ? "just_arrived" : "looking");
}

/** @returns {("ask"|"best"|"wake")[]} what one tap does for somebody, the likeliest to help first */
export function fixesOf(person, now) {
  const reason = reasonOf(person, now);
  if (person.held_up || reason === "paused") return [];
  if (reason === "away") return ["wake"];
  const best = reason === "nothing_to_give" || reason === "nothing_to_get" || reason === "alone" ? [] : ["best"];
  return ASKS.has(reason) && wishOf(person) !== null ? ["ask", ...best] : best;
}

/**
 * What to ask the room on behalf of somebody: who gives what they would like, or who would like what they give.
 * @returns {{side: "offers"|"wants", text: string}|null} null where there is nothing that may be said aloud
 */
export function wishOf({ offers, wants, held, why }) {
  const hidden = new Set(held.map(({ what }) => what));
  const side = why === "nobody_wants" ? "offers" : "wants";
  const text = (side === "offers" ? offers : wants).find(({ topic }) => !hidden.has(topic))?.text;
  return text ? { side, text } : null;
}
