/** The wall: what the whole room sees. */

import { readBoot } from "./lib/boot.js";
import { makeChime } from "./lib/chime.js";
import { h, render } from "./lib/dom.js";
import { startLive } from "./lib/live.js";
import { told as clock } from "./lib/moments.js";
import { listed, t } from "./lib/words.js";
import { announcementAt, calledFirst, makeEndings, makeNews, stageOf, unseenNumbers } from "./state/wall.js";
import { makeBoard } from "./wall/board.js";
import { foot } from "./wall/foot.js";
import { head } from "./wall/head.js";
import { listenToKeys } from "./wall/keys.js";
import { makeReplay } from "./wall/replay.js";
import { makeReport } from "./wall/report.js";
import { side } from "./wall/side.js";
import { makeConstellation } from "./wall/sky.js";
import { announcement, stage } from "./wall/stage.js";
import { said, takeTurns, tongues } from "./wall/tongues.js";

const TICK = 1_000;

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** Calls that come so soon after each other are one batch: it chimes once. */
const BATCH = 4_000;

/** More groups at once are not read out one by one: each phone says its own. */
const MOST_SPOKEN = 4;

const at = (id) => document.getElementById(id);
const boot = readBoot();
const chime = makeChime();
const news = makeNews();
const endings = makeEndings();
const board = makeBoard(at("board"));
const sky = makeConstellation(at("sky"));
const speak = tongues(boot, () => live.refresh());
const report = makeReport(at("report"), boot.key);
const replay = makeReplay(boot.key, { picture, over });
let joinable = true;
let inSight = [];
let told = [];
let chimedAt = -BATCH;

function show(snapshot, { offline, now }) {
  const moment = now();
  speak(snapshot.languages);
  takeTurns(moment);
  const over = endings(snapshot, moment);
  const kind = stageOf(snapshot, moment, over);
  const cards = kind === null ? calledFirst(snapshot.cards) : [];
  const fresh = news(cards);
  render(at("side"), side(snapshot, joinable && !replay.playing()));
  render(at("offline"), offline && said("wall.offline"));
  render(at("announced"), announcement(announcementAt(snapshot, moment)));
  at("stage").hidden = kind === null;
  at("meet").hidden = kind !== null;
  render(at("stage"), stage(kind, snapshot, moment, over));
  sky.show(snapshot.constellation, kind !== null);
  render(at("wishes"), foot(snapshot, { numbers: unseenNumbers(cards, inSight), both: kind !== null, now: moment }));
  around(snapshot, cards, board.show(cards, fresh), moment);
  if (replay.playing()) return;
  if (fresh.length > 0) tell(cards.filter(({ id }) => fresh.includes(id)));
  else forget(snapshot.cards);
}

/** What stands around the cards depends on which of them are in sight. */
function around(snapshot, cards, turned, moment) {
  inSight = turned.shown;
  if (cards.length === 0) return;
  render(at("board-head"), head(snapshot, cards, turned, moment));
  render(at("wishes"), foot(snapshot, { numbers: unseenNumbers(cards, inSight), both: false, now: moment }));
}

function tell(called) {
  const now = performance.now();
  if (now - chimedAt > BATCH) chime.play();
  chimedAt = now;
  told = called.length > MOST_SPOKEN ? [] : called.map((card) => ({ id: card.id, text: spoken(card) }));
  render(at("said"), told.length === 0 ? t("wall.spoken_many", { n: called.length }) : told.map(({ text }) => text).join(" "));
}

/** What was said of somebody whose name is held now, or who is gone, stands nowhere any more. */
function forget(cards) {
  const texts = new Map(cards.map((card) => [card.id, spoken(card)]));
  if (told.every(({ id, text }) => texts.get(id) === text)) return;
  told = [];
  render(at("said"), []);
}

function spoken({ people, spot, beacon }) {
  const names = listed(people.map(({ name }) => name));
  return t(spot === null ? "wall.spoken" : "wall.spoken_at", { names, spot, number: beacon.number });
}

/** Whoever is called now is more urgent than what has been. */
function present(snapshot, state) {
  const urgent = !snapshot.room.closed && snapshot.cards.some(({ state: its }) => its === "called");
  if (urgent && report.shown()) report.hide();
  if (replay.playing() && !urgent) return;
  replay.stop();
  show(snapshot, state);
}

/** A moment of the evening, marked as what has been. */
function picture(snapshot) {
  report.hide();
  show(snapshot, { offline: false, now: () => snapshot.now });
  render(at("replay"), [h("strong", null, said("wall.replay")), h("span", null, clock(snapshot.now, CLOCK, boot.lang))]);
  at("replay").hidden = false;
}

function over() {
  at("replay").hidden = true;
  render(at("replay"), []);
  live.refresh();
}

const live = startLive({ screen: "wall", key: boot.key, snapshot: boot.snapshot, render: present });

listenToKeys({ note: at("keys"), sheet: at("sheet") }, chime, {
  page(step) {
    board.step(step);
    live.refresh();
  },
  hold: board.hold,
  hideCode() {
    joinable = !joinable;
    live.refresh();
    return !joinable;
  },
  theme: sky.recolour,
  report() {
    replay.stop();
    report.toggle();
  },
  replay: replay.toggle,
});

/** Draws again as each second of the server's begins, so that a countdown neither skips nor lingers. */
function tick() {
  live.refresh();
  setTimeout(tick, TICK - (live.now() % TICK));
}

tick();
addEventListener("resize", () => live.refresh());
