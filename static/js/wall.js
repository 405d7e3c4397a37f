/** The wall: what the whole room sees. */

import { readBoot } from "./lib/boot.js";
import { render } from "./lib/dom.js";
import { startLive } from "./lib/live.js";
import { t } from "./lib/words.js";
import { announcementAt, calledFirst, makeNews, stageOf } from "./state/wall.js";
import { makeBoard } from "./wall/board.js";
import { makeChime } from "./lib/chime.js";
import { listenToKeys } from "./wall/keys.js";
import { side } from "./wall/side.js";
import { announcement, stage, wishes } from "./wall/stage.js";

const TICK = 1_000;

/** More groups at once are not read out one by one: each phone says its own. */
const MOST_SPOKEN = 4;

const at = (id) => document.getElementById(id);
const boot = readBoot();
const chime = makeChime();
const news = makeNews();
const board = makeBoard(at("board"), at("board-head"));

function show(snapshot, { offline, now }) {
  const kind = stageOf(snapshot, now());
  const cards = kind === null ? calledFirst(snapshot.cards) : [];
  const fresh = news(cards);
  render(at("side"), side(snapshot, { offline, now: now() }));
  render(at("announced"), announcement(announcementAt(snapshot, now())));
  render(at("wishes"), wishes(snapshot));
  at("stage").hidden = kind === null;
  at("meet").hidden = kind !== null;
  render(at("stage"), stage(kind, snapshot, now()));
  board(cards, fresh);
  if (fresh.length === 0) return;
  chime.play();
  const called = cards.filter(({ id }) => fresh.includes(id));
  render(at("said"), called.length > MOST_SPOKEN ? t("wall.spoken_many", { n: called.length }) : called.map(spoken).join(" "));
}

function spoken({ people, spot, beacon }) {
  const names = new Intl.ListFormat(document.documentElement.lang || "en").format(people.map(({ name }) => name));
  return t(spot === null ? "wall.spoken" : "wall.spoken_at", { names, spot, number: beacon.number });
}

listenToKeys(at("keys"), chime);
const live = startLive({ screen: "wall", key: boot.key, snapshot: boot.snapshot, render: show });

/** Draws again as each second of the server's begins, so that a countdown neither skips nor lingers. */
function tick() {
  live.refresh();
  setTimeout(tick, TICK - (live.now() % TICK));
}

tick();
addEventListener("resize", () => live.refresh());
