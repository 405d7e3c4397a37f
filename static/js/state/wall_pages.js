/** How cards become pages: pure. Heights are in one unit, whichever. */

const LOOK_AHEAD = 4;

/**
 * Cards in columns, in order: each goes to the shorter column; a `wide` one goes across all. What does not fit waits for
 * the next page, and one of the next few may take the place. Pages are about equally full, and each is filled to its bottom.
 * @param {{id: string, height: number, wide?: boolean}[]} items
 * @param {{height: number, gap: number, columns: number}} page its height, the gap between cards, how many columns
 * @returns {{id: string, column: number, wide: boolean, top: number, height: number}[][]} the cards of each page
 */
export function pagesOf(items, page) {
  const full = dealt(items, page, items.length);
  const even = dealt(items, page, Math.ceil(items.length / Math.max(1, full.length)));
  return (even.length === full.length ? even : full).map((cards) => filled(cards, page));
}

function dealt(items, page, most) {
  const left = [...items];
  const pages = [];
  while (left.length > 0) pages.push(onePage(left, page, most));
  return pages;
}

/** Takes out of `left` what one page holds, `most` cards at most; the first is taken even if it is too high. */
function onePage(left, { height, gap, columns }, most) {
  let ends = Array(columns).fill(0);
  const cards = [];
  const take = (at, place) => {
    const [{ id, height: own, wide = false }] = left.splice(at, 1);
    cards.push({ id, ...place, wide, height: own });
    const end = place.top + own + gap;
    ends = ends.map((before, column) => (wide || column === place.column ? end : before));
  };
  take(0, { column: 0, top: 0 });
  for (let at = 0; at < Math.min(left.length, LOOK_AHEAD) && cards.length < most; ) {
    const place = placeFor(ends, left[at], height);
    if (place === null) at += 1;
    else take(at, place);
  }
  return cards;
}

function placeFor(ends, { height: own, wide = false }, height) {
  const top = wide ? Math.max(...ends) : Math.min(...ends);
  return top + own <= height ? { column: wide ? 0 : ends.indexOf(top), top } : null;
}

/** The same cards, grown until they reach the bottom: in rows of equal height where that is high enough for each. */
function filled(cards, { height, gap, columns }) {
  const bands = bandsOf(cards, columns);
  const used = bands.reduce((sum, band) => sum + highest(band, gap), gap * (bands.length - 1));
  const rows = bands.reduce((sum, band) => sum + Math.max(...band.map((column) => column.length)), 0);
  const spare = Math.max(0, height - used) / rows;
  const grown = new Map();
  let top = 0;
  for (const band of bands) {
    const own = highest(band, gap) + spare * Math.max(...band.map((column) => column.length));
    for (const column of band) for (const card of stretched(column, top, own, gap)) grown.set(card.id, card);
    top += own + gap;
  }
  return cards.map(({ id }) => grown.get(id));
}

/** @returns {object[][][]} from the top: columns of cards side by side, a wide card alone */
function bandsOf(cards, columns) {
  const bands = [];
  let open = false;
  for (const card of [...cards].sort((one, other) => one.top - other.top)) {
    if (card.wide) bands.push([[card]]);
    else {
      if (!open) bands.push(Array.from({ length: columns }, () => []));
      bands.at(-1)[card.column].push(card);
    }
    open = !card.wide;
  }
  return bands.map((band) => band.filter((column) => column.length > 0)).map(alone);
}

/** A card with nothing beside it has the whole width. */
function alone(band) {
  return band.length === 1 && band[0].length === 1 ? [[{ ...band[0][0], column: 0, wide: true }]] : band;
}

function highest(band, gap) {
  return Math.max(...band.map((column) => column.reduce((sum, card) => sum + card.height + gap, -gap)));
}

function stretched(column, top, height, gap) {
  const room = height - gap * (column.length - 1);
  const equal = room / column.length;
  const used = column.reduce((sum, card) => sum + card.height, 0);
  const same = column.every((card) => card.height <= equal);
  let at = top;
  return column.map((card) => {
    const own = same ? equal : card.height + (room - used) / column.length;
    const placed = { ...card, top: at, height: own };
    at += own + gap;
    return placed;
  });
}
