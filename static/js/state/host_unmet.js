/** Who has met nobody yet, and why: pure. */

const FREE = new Set(["waiting", "breather", "paused", "away"]);

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

/** @returns {string} what to ask the room for on behalf of somebody whom nobody here can give to; "" where nothing */
export function wishOf({ wants, held, why }) {
  const hidden = new Set(held.map(({ what }) => what));
  return (why === "nobody_offers" && wants.find(({ topic }) => !hidden.has(topic))?.text) || "";
}
