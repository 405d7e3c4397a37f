/** How cards become pages, and when a page turns: pure. Heights are in one unit, whichever; times are milliseconds. */

const SHOWN_FOR = 9_000;
const FIRST_LOOK = 4_000;
const FULL_ENOUGH = 0.72;
const HALF = 0.5;
const LOOK_AHEAD = 4;

/**
 * Cards in columns, in order: each goes to the shorter column; one too long for a column (`wide`) goes across all.
 * What does not fit waits for the next page, and one of the next few may take the place. On a page that is nearly full,
 * the columns stretch to the bottom.
 * @param {{id: string, height: number, wide?: boolean}[]} items
 * @param {{height: number, gap: number, columns: number}} page its height, the gap between cards, how many columns
 * @returns {{id: string, column: number, wide: boolean, top: number, height: number}[][]} the cards of each page
 */
export function pagesOf(items, { height, gap, columns }) {
  const pages = [];
  const left = [...items];
  while (left.length > 0) {
    let ends = Array(columns).fill(0);
    const page = [];
    const take = (at, place) => {
      const [{ id, height: own, wide = false }] = left.splice(at, 1);
      page.push({ id, ...place, wide, height: own });
      const end = place.top + own + gap;
      ends = ends.map((before, column) => (wide || column === place.column ? end : before));
    };
    take(0, { column: 0, top: 0 });
    for (let at = 0; at < Math.min(left.length, LOOK_AHEAD); ) {
      const place = placeFor(ends, left[at], height);
      if (place === null) at += 1;
      else take(at, place);
    }
    pages.push(stretched(page, { height, gap, columns }));
  }
  return pages;
}

function placeFor(ends, { height: own, wide = false }, height) {
  const top = wide ? Math.max(...ends) : Math.min(...ends);
  return top + own <= height ? { column: wide ? 0 : ends.indexOf(top), top } : null;
}

function stretched(cards, { height, gap, columns }) {
  if (cards.some(({ wide }) => wide)) return cards;
  const all = Array.from({ length: columns }, (_, column) => {
    const mine = cards.filter((card) => card.column === column);
    const used = mine.reduce((sum, card) => sum + card.height + gap, -gap);
    return { mine, used };
  });
  const full = Math.max(...all.map(({ used }) => used)) >= FULL_ENOUGH * height;
  const grown = all.flatMap(({ mine, used }) => {
    const more = full && used >= HALF * height ? (height - used) / mine.length : 0;
    return mine.map((card, i) => ({ ...card, top: card.top + i * more, height: card.height + more }));
  });
  return cards.map(({ id }) => grown.find((card) => card.id === id));
}

/** @returns the state from which `turn` starts */
export function firstPage(now) {
  return { page: 0, since: now, next: null, news: false };
}

/**
 * Which page to show. New cards bring the first page as soon as the shown one has had its first look; then the round goes
 * on where it was.
 * @param {{page: number, since: number, next: number|null, news: boolean}} state
 * @param {{pages: number, fresh: boolean, now: number}} seen
 */
export function turn(state, { pages, fresh, now }) {
  if (pages <= 1 || state.page >= pages) return { ...firstPage(now), since: state.page === 0 ? state.since : now };
  const news = state.page !== 0 && (state.news || fresh);
  const shown = now - state.since;
  if (news && shown >= FIRST_LOOK) return { page: 0, since: now, next: (state.page + 1) % pages || null, news: false };
  if (shown < SHOWN_FOR) return news === state.news ? state : { ...state, news };
  const page = state.next !== null && state.next < pages ? state.next : (state.page + 1) % pages;
  return { page, since: now, next: null, news: false };
}
