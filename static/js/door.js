/** The door: one person after another, each forgotten before the next; and a hand for those without a phone. */

import { readBoot } from "./lib/boot.js";
import { render } from "./lib/dom.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { startLive } from "./lib/live.js";
import { nonce } from "./lib/nonce.js";
import { t } from "./lib/words.js";
import { begun, checkIn, emptyPerson, FORGET_AFTER, missing, SHOW_NUMBER } from "./state/door.js";
import { view } from "./door/view.js";

const boot = readBoot();
const root = document.getElementById("door");

if (boot.snapshot === null) {
  openGate(root, boot, { heading: t("door.gate"), lead: t("door.gate_lead"), label: t("door.gate_label"), enter: t("door.gate_enter") });
} else start();

function start() {
  keepKeyHidden();
  let shown = null;
  let forgetting;
  let local = fresh();

  const show = () => shown !== null && render(root, view({ ...shown, local, type, submit, next, act }));

  function fresh() {
    return { person: emptyPerson(nonce()), done: null, busy: false, wrong: "", said: "" };
  }

  function change(part) {
    local = { ...local, ...part };
    show();
  }

  function type(part) {
    change({ person: { ...local.person, ...part }, wrong: "" });
    forgetIn(begun(local.person) ? FORGET_AFTER : 0);
  }

  function forgetIn(pause) {
    clearTimeout(forgetting);
    if (pause > 0) forgetting = setTimeout(next, pause);
  }

  /** Forgets whoever was there, and begins again at the top. */
  function next() {
    forgetIn(0);
    local = fresh();
    show();
    window.scrollTo(0, 0);
    document.getElementById("name")?.focus();
  }

  async function submit(event) {
    event.preventDefault();
    if (local.busy) return;
    const lacks = missing(local.person);
    if (lacks !== null) {
      change({ wrong: t(`door.missing_${lacks}`) });
      document.getElementById(lacks).focus();
      return;
    }
    forgetIn(0);
    change({ busy: true, wrong: "" });
    const { noPhone } = local.person;
    const answer = await live.send("check_in", checkIn(local.person));
    if (!answer.ok) {
      change({ busy: false, wrong: answer.sentence });
      forgetIn(FORGET_AFTER);
      return;
    }
    local = { ...fresh(), done: { number: answer.number, pin: answer.pin, noPhone } };
    show();
    window.scrollTo(0, 0);
    document.getElementById("next").focus();
    forgetIn(SHOW_NUMBER);
  }

  /** "They met", "they are done". */
  async function act(command, meeting) {
    const answer = await live.send(command, { meeting });
    change({ said: answer.ok ? "" : answer.sentence });
  }

  const live = startLive({
    screen: "door",
    key: boot.key,
    snapshot: boot.snapshot,
    render(snapshot, { offline }) {
      shown = { snapshot, offline };
      show();
    },
    onRefused({ code }) {
      if (code === "wrong_key") location.reload();
    },
  });
  window.addEventListener("pagehide", () => {
    local = fresh();
    show();
  });
}
