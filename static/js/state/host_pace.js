/** How the evening runs just now, and what may come next: pure. */

import { secondsTo, waveOf } from "./wave.js";

const MINUTE = 60_000;
const LOOKS_AGAIN = new Set(["gathering", "thin", "nobody_fits"]);

/**
 * @returns {{kind: "closed"|"countdown"|"quiet"|"round"|"between"|"opening"|"on"|"off", left?: number, number?: number,
 *   minutes?: number, satOut?: string[], free?: string[]}} `left`: seconds to the calls, or to the round's end; `number`: of the round
 *   concerned, 0 for a wave; `minutes`: how long a coming round is; `satOut`: for whom nobody was left; `free`: who else is in no group of the round
 */
export function pace({ room, counts, people, meetings }, now) {
  if (room.closed) return { kind: "closed" };
  const wave = waveOf(room, now);
  if (wave !== null && wave.kind !== "round") {
    const { calls_at: from, ends_at: to } = room.wave;
    return { kind: "countdown", left: wave.left, number: wave.number, minutes: to === null ? 0 : Math.round((to - from) / MINUTE) };
  }
  if (room.quiet) return { kind: "quiet" };
  if (wave !== null) {
    const free = people.filter(({ state }) => state === "waiting");
    const names = (sitsOut) => free.filter((person) => person.sits_out === sitsOut).map(({ name }) => name);
    return { kind: "round", left: wave.left, number: wave.number, satOut: names(true), free: names(false) };
  }
  const begun = counts.meetings > 0 || counts.rounds > 0 || meetings.length > 0;
  if (!room.matching) return { kind: begun ? "off" : "opening", number: counts.rounds + 1 };
  if (room.mode === "rounds") return { kind: "between", number: counts.rounds + 1 };
  return { kind: "on", number: counts.rounds + 1 };
}

/** @returns {number|null} seconds until the matchmaker looks again; null where that says nothing to a host */
export function looksAgainIn({ waits, wakes_at: at }, now) {
  return at !== null && at > now && LOOKS_AGAIN.has(waits) ? secondsTo(at, now) : null;
}
