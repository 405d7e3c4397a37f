/** The live groups as the host looks after them: who needs a hand first, and where each could go. Pure. */

/** @returns {object[]} groups: calls that are late, calls, those asked whether they still talk, over time, talks; older first */
export function inNeed(meetings, now) {
  return [...meetings].sort((a, b) => need(a, now) - need(b, now) || a.called_at - b.called_at);
}

function need({ state, late, ends_at: endsAt }, now) {
  if (late) return 0;
  if (state === "called") return 1;
  if (state === "still") return 2;
  return endsAt !== null && endsAt < now ? 3 : 4;
}

/** @returns {object[]} spots of the snapshot with room for a group that is not there already */
export function placesFor({ spot }, spots) {
  return spots.filter(({ name, capacity, used }) => name !== spot && (capacity === null || used < capacity));
}

/** @returns {number} minutes left of a talk, none when it is over time */
export function minutesLeft({ ends_at: endsAt }, now) {
  return Math.max(0, Math.ceil((endsAt - now) / 60_000));
}

/** @returns {string[]} who is in a group: what is sent along, so that a group which somebody changed is not taken for this one */
export function seenIn({ people }) {
  return people.map(({ person }) => person);
}
