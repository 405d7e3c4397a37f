/** What somebody who waits is told: what comes next, or what keeps us from finding somebody. Pure. */

import { waveOf } from "./wave.js";

/** Milliseconds for which a call that did not come about is spoken of. */
const MISSED_FOR = 30_000;
/** In which fields one more thing would help, by why nobody was found. */
const HELPS = {
  nobody_wants: ["offers"],
  nobody_offers: ["wants"],
  kept_apart: ["offers", "wants"],
  no_ring: ["offers", "wants"],
};

/**
 * @param {object} snapshot of somebody who waits
 * @param {number} now the server's
 * @returns {{kind: string, left: number, helps: string[], circles: boolean}} kind: "countdown", "starting", "queued", "missed",
 *   "quiet", "sat_out", "next_round", "between_rounds", "soon", a `why`, "alone" or "looking"; `left`: seconds of the countdown; `helps`: the
 *   fields in which one more thing would help; `circles`: whether allowing circles would
 */
export function outlookOf(snapshot, now) {
  const kind = kindOf(snapshot, now);
  const { you, room } = snapshot;
  const left = kind === "countdown" ? waveOf(room, now).left : 0;
  const missing = ["offers", "wants"].filter((field) => you[field].length === 0);
  return { kind, left, helps: missing.length > 0 ? missing : (HELPS[kind] ?? []), circles: kind === "no_ring" && you.no_circles };
}

function kindOf({ room, queued, missed_at: missedAt, sat_out: satOut, why, you, counts }, now) {
  const wave = waveOf(room, now);
  if (wave !== null && wave.kind !== "round") return wave.kind;
  if (room.quiet) return "quiet";
  if (queued) return "queued";
  if (wave !== null) return satOut ? "sat_out" : "next_round";
  if (you.offers.length === 0) return "nothing_to_give";
  if (you.wants.length === 0) return "nothing_to_get";
  if (missedAt !== null && now - missedAt < MISSED_FOR) return "missed";
  if (!room.matching) return "soon";
  if (room.mode === "rounds") return "between_rounds";
  if (why !== null && why !== "alone") return why;
  return counts.here <= 2 ? "alone" : "looking";
}
