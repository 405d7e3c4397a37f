/** The constellation behind everything, on a canvas: who met tonight, as points and lines. It never costs more than it may. */

import { makeSky, reach, settle, step, takeIn } from "../state/sky.js";

/** Steps down from the first: pictures a second, and how fine; the last is a still. */
const EASE = [
  { rate: 30, fine: 0.67 },
  { rate: 20, fine: 0.67 },
  { rate: 12, fine: 0.5 },
  { rate: 6, fine: 0.5 },
  { rate: 0, fine: 1 },
];
const SECOND = 1_000;
/** Behind the cards it moves less often. */
const BEHIND_RATE = 10;
/** The part of all time that may be spent on it: a picture that takes longer than its share is too dear. */
const SHARE = 0.24;
/** Of the last so many pictures, so many may be too dear. */
const WINDOW = 40;
const MOST_DEAR = 4;
/** Milliseconds after which it tries a step up, twice as many after each that it had to take back. */
const PATIENCE = 20_000;
const MOST_PATIENCE = 600_000;
const WIDEST = 1_920;
/** Of the screen's width: a point's radius, on the stage and behind; a line's thickness. */
const POINT = { staged: 0.0026, behind: 0.0014 };
const THREAD = 0.0012;
/** In pixels of the canvas: a thread of one pixel is drawn many times faster than any other. */
const QUICK = 1;
const ROUND = 2 * Math.PI;
const FILL = 0.86;
/** Where it stands on the stage: the middle and the half of its width and height, as parts of the screen's. */
const ON_STAGE = { x: 0.65, y: 0.37, width: 0.33, height: 0.34 };
const BEHIND = { x: 0.5, y: 0.5, width: 0.52, height: 0.5 };

/** @param {HTMLCanvasElement} canvas */
export function makeConstellation(canvas) {
  const pen = canvas.getContext("2d");
  const sky = makeSky();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const afterwards = new MessageChannel();
  let ease = 0;
  let easedAt = 0;
  let patience = PATIENCE;
  let works = [];
  let drawnAt = 0;
  let began = 0;
  let staged = false;
  let known = "";
  let scale = 1;
  let colours = null;

  const rate = () => (still.matches ? 0 : staged ? EASE[ease].rate : Math.min(EASE[ease].rate, BEHIND_RATE));

  function draw() {
    const { width, height } = canvas;
    const place = staged ? ON_STAGE : BEHIND;
    const wanted = FILL / Math.max(0.12, reach(sky));
    scale += (wanted - scale) * (rate() === 0 ? 1 : 0.05);
    const [right, down] = [place.width * width * scale, place.height * height * scale];
    const at = (i) => [place.x * width + sky.x[i] * right, place.y * height + sky.y[i] * down];
    colours ??= coloursOf(canvas);
    pen.clearRect(0, 0, width, height);
    pen.lineWidth = rate() === 0 ? Math.max(QUICK, THREAD * width) : QUICK;
    halves(at, colours.give, 0);
    halves(at, colours.get, 1);
    pen.fillStyle = colours.text;
    const size = width * (staged ? POINT.staged : POINT.behind);
    pen.beginPath();
    for (let i = 0; i < sky.x.length; i += 1) {
      const [x, y] = at(i);
      pen.moveTo(x + size, y);
      pen.arc(x, y, size, 0, ROUND);
    }
    pen.fill();
  }

  /** From each end of a line to its middle: what one gives is what the other gets. */
  function halves(at, colour, end) {
    pen.strokeStyle = colour;
    pen.beginPath();
    for (let k = 0; k < sky.lines.length; k += 2) {
      const [x, y] = at(sky.lines[k + end]);
      const [otherX, otherY] = at(sky.lines[k + 1 - end]);
      pen.moveTo(x, y);
      pen.lineTo((x + otherX) / 2, (y + otherY) / 2);
    }
    pen.stroke();
  }

  function frame(now) {
    requestAnimationFrame(frame);
    if (now - easedAt > patience && ease > 0) easeTo(ease - 1, now);
    const every = rate();
    if (every === 0 || sky.x.length === 0 || now - drawnAt < SECOND / every - 4) return;
    drawnAt = now;
    began = performance.now();
    step(sky);
    draw();
    afterwards.port2.postMessage(null);
  }

  /** Heard once the browser has painted the picture: all of its work has been done by then. */
  afterwards.port1.onmessage = () => {
    const now = performance.now();
    works = [...works.slice(1 - WINDOW), now - began];
    const dear = (SHARE * SECOND) / EASE[ease].rate;
    if (works.filter((work) => work > dear).length <= MOST_DEAR || ease === EASE.length - 1) return;
    patience = Math.min(MOST_PATIENCE, patience * 2);
    easeTo(ease + 1, now);
  };

  function easeTo(next, now) {
    ease = next;
    easedAt = now;
    works = [];
    resize();
  }

  function resize() {
    const fine = (rate() === 0 ? 1 : EASE[ease].fine) * Math.min(1, WIDEST / innerWidth);
    canvas.width = Math.round(innerWidth * fine);
    canvas.height = Math.round(innerHeight * fine);
    draw();
  }

  addEventListener("resize", resize);
  resize();
  requestAnimationFrame(frame);

  return {
    /** @param {{points: number[], lines: number[]}} constellation @param {boolean} onStage whether it is what there is to see */
    show(constellation, onStage) {
      const text = JSON.stringify(constellation);
      const changed = text !== known || onStage !== staged;
      if (text !== known) {
        known = text;
        takeIn(sky, constellation);
      }
      staged = onStage;
      canvas.classList.toggle("staged", staged);
      if (!changed || rate() !== 0) return;
      settle(sky);
      draw();
    },
    /** To be called when the colours have changed. */
    recolour() {
      colours = null;
      draw();
    },
  };
}

function coloursOf(canvas) {
  const style = getComputedStyle(canvas);
  return Object.fromEntries(["give", "get", "text"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
