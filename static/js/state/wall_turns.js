/** When a page of the wall turns, and to which: pure. Times are milliseconds. */

/** So long each card is to be seen in all; and so long a page stays. */
export const SEEN = 15_000;
const FIRST_LOOK = 6_000;
/** Cards that come so soon after each other are one batch: the page that has just come makes room for the next of them. */
const BATCH = 3_000;

/** @returns the state from which `turn` starts */
export function firstTurn(now) {
  return { page: 0, from: -1, since: now, at: now, seen: new Map(), news: false, newsAt: -BATCH, turned: false };
}

/**
 * Which page to show: the one whose cards have been seen least; new cards bring theirs as soon as the shown one has had its
 * first look, and at once where the shown one has just come with others of their batch.
 * @param {ReturnType<typeof firstTurn>} state
 * @param {{shown: string[], pages: string[][], fresh: boolean, held: boolean, now: number}} now which cards were in sight
 *   since the last time; which stand on which page; whether there are new ones; whether the page is held; the time
 */
export function turn(state, { shown, pages, fresh, held, now }) {
  const known = new Set([...pages.flat(), ...shown]);
  const seen = new Map([...state.seen].filter(([id]) => known.has(id)));
  for (const id of shown) seen.set(id, (seen.get(id) ?? 0) + now - state.at);
  const next = { ...state, at: now, seen, news: state.news || fresh, turned: false };
  if (pages.length <= 1) return { ...next, page: 0, since: state.page === 0 ? state.since : now, news: false, newsAt: fresh ? now : state.newsAt };
  if (state.page >= pages.length) return goTo(next, leastSeen(pages, seen), now);
  if (fresh && now - state.newsAt < BATCH) return { ...next, page: 0, since: now, news: false, turned: "batch" };
  if (held || now - state.since < (next.news ? FIRST_LOOK : SEEN)) return next;
  if (next.news) return { ...goTo(next, leastSeen(pages, seen), now), newsAt: now, turned: "news" };
  return goTo(next, leastSeen(pages, seen, state.page), now);
}

/** @returns the state with another page, for whoever stands at the wall; `step` 1 or -1 */
export function stepped(state, pages, step, now) {
  return pages <= 1 ? state : goTo(state, (state.page + step + pages) % pages, now);
}

/** @returns the state that has just turned, its page chosen anew: what stands on which has changed */
export function aimed(state, pages) {
  if (pages.length <= 1 || state.turned === "batch") return { ...state, page: 0 };
  return { ...state, page: leastSeen(pages, state.seen, state.turned === "news" ? -1 : state.from) };
}

function goTo(state, page, now) {
  return { ...state, from: state.page, page, since: now, news: false, turned: "page" };
}

/** @returns {number} the page with the card that has been seen for the shortest time; of equals, the next one round */
function leastSeen(pages, seen, after = -1) {
  const least = pages.map((ids) => Math.min(...ids.map((id) => seen.get(id) ?? 0)));
  const order = pages.map((_, i) => (after + 1 + i) % pages.length).filter((page) => page !== after);
  return order.reduce((best, page) => (Math.min(least[page], SEEN) < Math.min(least[best], SEEN) ? page : best), order[0]);
}
