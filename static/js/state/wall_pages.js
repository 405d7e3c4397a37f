/** How cards become pages, and when a page turns: pure. Heights are in one unit, whichever; times are milliseconds. */

const SHOWN_FOR = 9_000;
const FIRST_LOOK = 4_000;

/**
 * Cards two by two, in order; one too long for half the width has a row to itself.
 * @param {{id: string, height: number, wide?: boolean}[]} items
 * @param {number} columns 1 or 2
 * @returns {{ids: string[], height: number, wide: boolean}[]} rows from the top
 */
export function rowsOf(items, columns) {
  const left = [...items];
  const rows = [];
  while (left.length > 0) {
    const first = left.shift();
    const at = first.wide || columns === 1 ? -1 : left.findIndex(({ wide }) => !wide);
    const row = at < 0 ? [first] : [first, ...left.splice(at, 1)];
    rows.push({
      ids: row.map(({ id }) => id),
      height: Math.max(...row.map(({ height }) => height)),
      wide: first.wide === true,
    });
  }
  return rows;
}

/**
 * Rows on pages of `height`, with `gap` between rows. A row higher than a page has a page to itself.
 * @returns {{ids: string[], height: number}[][]} pages of rows; none for no rows
 */
export function pagesOf(rows, height, gap) {
  const pages = [];
  let used = Infinity;
  for (const row of rows) {
    if (used + gap + row.height > height) {
      pages.push([]);
      used = -gap;
    }
    pages.at(-1).push(row);
    used += gap + row.height;
  }
  return pages;
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
