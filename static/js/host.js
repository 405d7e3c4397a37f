/** The host's console: brokering a room without being an engineer. */

import { readBoot } from "./lib/boot.js";
import { makeChime } from "./lib/chime.js";
import { render } from "./lib/dom.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { startLive } from "./lib/live.js";
import { t } from "./lib/words.js";
import { makeDialog } from "./host/dialog.js";
import { keepingFocus } from "./host/focus.js";
import { makePicker } from "./host/picker.js";
import { view } from "./host/view.js";
import { doubtful } from "./state/host_words.js";

const TICK = 1_000;
const SAID_FOR = 10_000;
const UNDO_FOR = 30_000;

const boot = readBoot();
const root = document.getElementById("host");

if (boot.snapshot === null) {
  openGate(root, boot, { heading: t("host.gate"), lead: t("host.gate_lead"), label: t("host.gate_label"), enter: t("host.gate_enter") });
} else start();

function start() {
  keepKeyHidden();
  const dialog = makeDialog(document.getElementById("dialog"));
  const pick = makePicker(document.getElementById("dialog"));
  const chime = makeChime();
  let shown = null;
  let asked = 0;
  let local = {
    query: "",
    notice: null,
    announce: "",
    minutes: null,
    person: null,
    sound: false,
    allUnmet: false,
    topics: { open: false, query: "", editing: null, name: "" },
    spot: { many: true, name: "", from: "1", to: "12", capacity: "", quiet: false, step_free: false },
  };

  const show = () => {
    if (shown === null) return;
    keepingFocus(root, () => render(root, view({ ...shown, now: shown.clock(), local, change, act, dialog, pick, listen })));
  };

  function change(part) {
    local = { ...local, ...part };
    show();
  }

  /**
   * Sends a command; what came of it is said in words.
   * @param {string} done what to say then
   * @param {[string, object]|null} back the command that takes it back, with its fields
   * @returns {Promise<boolean>} whether it was done
   */
  async function act(command, fields, done = "", back = null) {
    const answer = await live.send(command, fields);
    if (!answer.ok) change({ notice: { text: answer.sentence, wrong: true } });
    else say(done, back && (() => act(...back, t("host.undone"))));
    return answer.ok;
  }

  function say(text, undo = null) {
    const notice = text === "" ? null : { text, undo };
    change({ notice });
    if (notice === null) return;
    setTimeout(() => local.notice === notice && change({ notice: null }), undo ? UNDO_FOR : SAID_FOR);
  }

  /** Sound on or off: a click allows it, and one hears at once what it is like. */
  function listen(on) {
    if (on) chime.wake();
    change({ sound: on });
    if (on) chime.play();
  }

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
    },
    onRefused({ code }) {
      if (code === "wrong_key") location.reload();
    },
  });
  setInterval(show, TICK);
}
