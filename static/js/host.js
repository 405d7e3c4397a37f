/** The host's console: brokering a room without being an engineer. */

import { readBoot } from "./lib/boot.js";
import { render } from "./lib/dom.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { startLive } from "./lib/live.js";
import { t } from "./lib/words.js";
import { makeDialog } from "./host/dialog.js";
import { view } from "./host/view.js";

const TICK = 5_000;

const boot = readBoot();
const root = document.getElementById("host");

if (boot.snapshot === null) {
  openGate(root, boot, { heading: t("host.gate"), lead: t("host.gate_lead"), label: t("host.gate_label"), enter: t("host.gate_enter") });
} else start();

function start() {
  keepKeyHidden();
  const dialog = makeDialog(document.getElementById("dialog"));
  let shown = null;
  let local = { query: "", notice: null, announce: "", spot: { many: true, name: "", from: "1", to: "12", capacity: "", quiet: false, step_free: false } };

  const show = () => shown !== null && render(root, view({ ...shown, now: shown.clock(), local, change, act, dialog }));

  function change(part) {
    local = { ...local, ...part };
    show();
  }

  /** Sends a command; what came of it is said in words. @returns {Promise<boolean>} whether it was done */
  async function act(command, fields, done = "") {
    const answer = await live.send(command, fields);
    change({ notice: answer.ok ? done && { text: done } : { text: answer.sentence, wrong: true } });
    return answer.ok;
  }

  const live = startLive({
    screen: "host",
    key: boot.key,
    snapshot: boot.snapshot,
    render(snapshot, { offline, now }) {
      shown = { snapshot, offline, clock: now };
      show();
    },
    onRefused({ code }) {
      if (code === "wrong_key") location.reload();
    },
  });
  setInterval(show, TICK);
}
