/** Waves and rounds as every screen tells them: what is to come, or under way, and how long. Pure. */

const SECOND = 1_000;

/**
 * @param {{wave: object|null}} room
 * @param {number} now the server's
 * @returns {{kind: "countdown"|"starting"|"round", left: number, number: number}|null} `left`: seconds to the calls, or to
 *   the round's end; `number`: of the round, 0 for a wave; null: neither is to come or under way
 */
export function waveOf({ wave }, now) {
  if (wave === null) return null;
  const { number } = wave;
  if (!wave.called) return { kind: wave.calls_at > now ? "countdown" : "starting", left: secondsTo(wave.calls_at, now), number };
  return wave.ends_at === null || wave.ends_at <= now ? null : { kind: "round", left: secondsTo(wave.ends_at, now), number };
}

/** @returns {number} whole seconds until a moment, the one that runs counted in */
export function secondsTo(moment, now) {
  return Math.max(0, Math.ceil((moment - now) / SECOND));
}

/** @returns {string} minutes and seconds as on a clock: 2:05 */
export function timeLeft(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
