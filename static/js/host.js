/** The host's console: brokering a room without being an engineer. */

import { readBoot } from "./lib/boot.js";
import { makeChime } from "./lib/chime.js";
import { render, renew } from "./lib/dom.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { fetchJson, post, startLive } from "./lib/live.js";
import { t } from "./lib/words.js";
import { makeDialog } from "./host/dialog.js";
import { keepingFocus } from "./lib/focus.js";
import { deedsOfKeys } from "./host/deeds.js";
import { listenToKeys } from "./host/keys.js";
import { makePicker } from "./host/picker.js";
import { makePinning } from "./host/pinning.js";
import { people } from "./host/people.js";
import { view } from "./host/view.js";
import { readyToFind } from "./state/host.js";
import { unheard } from "./state/host_help.js";
import { doubtful } from "./state/host_words.js";

const TICK = 1_000;
const SAID_FOR = 10_000;
const UNDO_FOR = 30_000;
/** Milliseconds after which the sound comes again, while somebody who would like help has heard of nobody. */
const AGAIN = 20_000;
/** Milliseconds between two looks whether the snapshot with what was done has come, and how many there are at most. */
const LOOK_EVERY = 100;
const MOST_LOOKS = 40;

const boot = readBoot();
const root = document.getElementById("host");

if (boot.snapshot === null) {
  openGate(root, boot, { heading: t("host.gate"), lead: t("host.gate_lead"), label: t("host.gate_label"), enter: t("host.gate_enter") });
} else start();

function start() {
  keepKeyHidden();
  const dialog = makeDialog(document.getElementById("dialog"));
  const pick = makePicker(document.getElementById("dialog"));
  const pinning = makePinning(document.getElementById("dialog"), { weigh, act: (...what) => act(...what), people: () => shown.snapshot.people });
  const chime = makeChime();
  const { title } = document;
  let shown = null;
  let asked = 0;
  let called = 0;
  let rang = 0;
  let acted = 0;
  let local = {
    query: "",
    notice: null,
    announce: "",
    minutes: null,
    person: null,
    editing: null,
    sound: false,
    allUnmet: false,
    allGroups: false,
    group: null,
    quieting: false,
    log: null,
    arriving: null,
    topics: { open: false, query: "", editing: null, name: "" },
    spot: { many: true, name: "", from: "1", to: "12", capacity: "", description: "", quiet: false, step_free: false },
    describing: null,
  };

  const context = () => ({ ...shown, languages: boot.languages, now: shown.clock(), local, change, find, act, dialog, pick, pinning, listen, readLog, sheet });

  const show = () => {
    if (shown === null) return;
    keepingFocus(root, () => render(root, view(context())));
  };

  function change(part) {
    local = { ...local, ...part };
    show();
  }

  /** Finds people for what is typed: only their list changes, so that in a large room each letter is there at once. */
  function find(query) {
    local = { ...local, query };
    renew(document.getElementById("people"), people(context()));
  }

  /**
   * Sends a command; what came of it is said in words.
   * @param {string|((answer: object) => string)} done what to say then
   * @param {[string, object]|"last"|null} back the command that takes it back, with its fields; "last": what the log has of it
   * @returns {Promise<boolean>} whether it was done
   */
  async function act(command, fields, done = "", back = null) {
    const answer = await live.send(command, fields);
    acted = Math.max(acted, answer.version ?? 0);
    if (!answer.ok) change({ notice: { text: answer.sentence, wrong: true } });
    else say(typeof done === "string" ? done : done(answer), back && (() => takeBack(back, answer)));
    return answer.ok;
  }

  /** Waits until what is shown contains what was done here last: else an older deed would be taken for the latest. */
  async function caughtUp() {
    for (let looks = 0; looks < MOST_LOOKS && shown.snapshot.version < acted; looks += 1) await new Promise((done) => setTimeout(done, LOOK_EVERY));
  }

  async function takeBack(back, { version }) {
    if (back === "last") await caughtUp();
    const [command, fields] = back === "last" ? ["undo", { deed: shown.snapshot.undo.find(({ deed }) => deed <= version)?.deed ?? version }] : back;
    return act(command, fields, t("host.undone"));
  }

  /** @returns {Promise<object>} what a group would be worth, or why it cannot be */
  async function weigh(members, generous) {
    const answer = await post(`/host/${boot.key}/weigh`, { members, generous });
    return answer.ok === false ? { ...answer, groups: [] } : answer;
  }

  /** Opens the room's log with what stands in it now, or closes it. */
  async function readLog(open) {
    if (!open) return change({ log: null });
    const answer = await fetchJson(`/host/${boot.key}/log`);
    if (answer === null || answer.ok === false) return change({ notice: { text: answer?.sentence ?? t("host.trouble_offline"), wrong: true } });
    return change({ log: answer.deeds });
  }

  function say(text, undo = null) {
    const notice = text === "" ? null : { text, undo };
    change({ notice });
    if (notice === null) return;
    setTimeout(() => local.notice === notice && change({ notice: null }), undo ? UNDO_FOR : SAID_FOR);
  }

  /** Whoever needs the host in person is heard at once, again after a while, and seen in the tab's title. */
  function ring() {
    const waiting = unheard(shown.snapshot);
    if (waiting > called || (waiting > 0 && Date.now() - rang > AGAIN)) {
      chime.play();
      rang = Date.now();
    }
    called = waiting;
    document.title = waiting > 0 ? t("host.help_title", { title }) : title;
  }

  /** Sound on or off: a click allows it, and one hears at once what it is like. */
  function listen(on) {
    if (on) chime.wake();
    change({ sound: on });
    if (on) chime.play();
  }

  const sheet = listenToKeys(document.getElementById("dialog"), deedsOfKeys({ shown: () => shown, local: () => local, act, change, pinning, readLog, caughtUp }));

  const live = startLive({
    screen: "host",
    key: boot.key,
    snapshot: boot.snapshot,
    render(snapshot, { offline, now }) {
      shown = { snapshot, offline, clock: now };
      const ask = doubtful(snapshot.people).length;
      if (local.sound && ask > asked) chime.play();
      asked = ask;
      show();
      ring();
      setTimeout(() => readyToFind(snapshot.people));
    },
    onRefused({ code }) {
      if (code === "wrong_key") location.reload();
    },
  });
  for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, chime.wake);
  setInterval(() => {
    show();
    ring();
  }, TICK);
}
