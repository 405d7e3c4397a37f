/** What somebody who waits is told: what comes next, or what keeps us from finding somebody. Pure. */

const SECOND = 1_000;

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
 * @returns {{kind: string, left: number, helps: string[], circles: boolean}} kind: "countdown", "starting", "queued",
 *   "sat_out", "next_round", "between_rounds", "soon", a `why`, "alone" or "looking"; `left`: seconds of the countdown; `helps`: the
 *   fields in which one more thing would help; `circles`: whether allowing circles would
 */
export function outlookOf(snapshot, now) {
  const kind = kindOf(snapshot, now);
  const { you, room } = snapshot;
  const left = kind === "countdown" ? Math.ceil((room.wave.calls_at - now) / SECOND) : 0;
  const missing = ["offers", "wants"].filter((field) => you[field].length === 0);
  return { kind, left, helps: missing.length > 0 ? missing : (HELPS[kind] ?? []), circles: kind === "no_ring" && you.no_circles };
}

function kindOf({ room, queued, sat_out: satOut, why, you, counts }, now) {
  const { wave } = room;
  if (wave !== null && !wave.called) return wave.calls_at > now ? "countdown" : "starting";
  if (queued) return "queued";
  const round = wave !== null && wave.ends_at !== null && wave.ends_at > now;
  if (round) return satOut ? "sat_out" : "next_round";
  if (you.offers.length === 0) return "nothing_to_give";
  if (you.wants.length === 0) return "nothing_to_get";
  if (!room.matching) return "soon";
  if (room.mode === "rounds") return "between_rounds";
  if (why !== null && why !== "alone") return why;
  return counts.here <= 2 ? "alone" : "looking";
}

/** @returns {string} seconds as a clock counts them down: 0:25 */
export function countdown(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
