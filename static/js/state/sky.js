/**
 * The evening's constellation: points that keep their distance, lines that draw those together who met, and a slow drift.
 * Pure: no page, no clock. Places are in a square from -1 to 1.
 */

const CLOSE = 0.3;
/** From so many on, points stand closer. */
const SPARSE = 16;
const PUSH = 0.0016;
const PULL = 0.02;
/** A line's length at rest, and how far a point drifts within one turn: parts of how close points may come. */
const LINE = 0.55;
const DRIFT = 0.00016;
const HOME = 0.0045;
const DRAG = 0.82;
const PACE = 0.0004;
const NUMBERS = 65_536;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SETTLING = 160;
const TINY = 1e-6;

/** @returns an empty sky */
export function makeSky() {
  return { ids: [], x: new Float32Array(0), y: new Float32Array(0), vx: new Float32Array(0), vy: new Float32Array(0), lines: new Uint16Array(0), time: 0 };
}

/**
 * Takes a snapshot's constellation: those who are known stay where they are, newcomers come in where their number puts them.
 * @param {ReturnType<typeof makeSky>} sky
 * @param {{points: number[], lines: number[]}} constellation
 */
export function takeIn(sky, { points, lines }) {
  const known = new Map(sky.ids.map((id, i) => [id, i]));
  const ids = named(points);
  const [x, y, vx, vy] = Array.from({ length: 4 }, () => new Float32Array(ids.length));
  ids.forEach((id, i) => {
    const before = known.get(id);
    const angle = (points[i] + (points[i] === points[i - 1] ? 0.5 : 0)) * GOLDEN;
    const far = 0.15 + 0.85 * Math.sqrt(((points[i] * 40_503) % NUMBERS) / NUMBERS);
    x[i] = before === undefined ? far * Math.cos(angle) : sky.x[before];
    y[i] = before === undefined ? far * Math.sin(angle) : sky.y[before];
    vx[i] = before === undefined ? 0 : sky.vx[before];
    vy[i] = before === undefined ? 0 : sky.vy[before];
  });
  Object.assign(sky, { ids, x, y, vx, vy, lines: Uint16Array.from(lines) });
}

/** Two who share a number are still two. */
function named(points) {
  return points.map((point, i) => (points[i - 1] === point ? `${point}'${i}` : String(point)));
}

/** One step of the drift. */
export function step(sky) {
  const near = CLOSE * Math.min(1, Math.sqrt(SPARSE / (sky.x.length + 1)));
  sky.time += 1;
  pushApart(sky, near);
  pullTogether(sky, LINE * near);
  const { x, y, vx, vy } = sky;
  for (let i = 0; i < x.length; i += 1) {
    const turn = sky.time * PACE + i;
    vx[i] = (vx[i] - x[i] * HOME + DRIFT * near * Math.cos(turn * 7)) * DRAG;
    vy[i] = (vy[i] - y[i] * HOME + DRIFT * near * Math.sin(turn * 5)) * DRAG;
    x[i] += vx[i];
    y[i] += vy[i];
  }
}

/** From left to right, so that each is held only against those who may be near. */
function pushApart({ x, y, vx, vy }, near) {
  const order = Uint16Array.from(x, (_, i) => i).sort((one, other) => x[one] - x[other]);
  for (let a = 0; a < order.length; a += 1) {
    const i = order[a];
    for (let b = a + 1; b < order.length; b += 1) {
      const j = order[b];
      const dx = x[i] - x[j];
      if (dx < -near) break;
      const dy = y[i] - y[j];
      const square = dx * dx + dy * dy + TINY;
      if (square > near * near) continue;
      const push = (PUSH * (near * near - square)) / square;
      vx[i] += dx * push;
      vy[i] += dy * push;
      vx[j] -= dx * push;
      vy[j] -= dy * push;
    }
  }
}

function pullTogether({ x, y, vx, vy, lines }, length) {
  for (let k = 0; k < lines.length; k += 2) {
    const [i, j] = [lines[k], lines[k + 1]];
    const [dx, dy] = [x[j] - x[i], y[j] - y[i]];
    const far = Math.sqrt(dx * dx + dy * dy) + TINY;
    const pull = (PULL * (far - length)) / far;
    vx[i] += dx * pull;
    vy[i] += dy * pull;
    vx[j] -= dx * pull;
    vy[j] -= dy * pull;
  }
}

/** Goes on until it is about at rest: for a still. */
export function settle(sky) {
  for (let i = 0; i < SETTLING; i += 1) step(sky);
}

/** @returns {number} how far out the sky reaches, about: nine in ten points are nearer */
export function reach({ x, y }) {
  const far = Array.from(x, (each, i) => Math.max(Math.abs(each), Math.abs(y[i]))).sort((one, other) => one - other);
  return far[Math.floor(far.length * 0.95)] ?? 1;
}
