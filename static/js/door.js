/** The door: one person after another, each forgotten before the next; and a hand for those without a phone. */

import { readBoot } from "./lib/boot.js";
import { render } from "./lib/dom.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { learn, speakAs } from "./lib/languages.js";
import { post, startLive } from "./lib/live.js";
import { nonce } from "./lib/nonce.js";
import { finished } from "./lib/questions.js";
import { t } from "./lib/words.js";
import { writing } from "./lib/writing.js";
import { forgetting } from "./door/forgetting.js";
import { stayHere } from "./door/staying.js";
import { view } from "./door/view.js";
import { begun, checkIn, emptyPerson, FORGET_AFTER, missing, SHOW_NUMBER, WRITE_DOWN } from "./state/door.js";

const boot = readBoot();
const root = document.getElementById("door");

if (boot.snapshot === null) {
  openGate(root, boot, { heading: t("door.gate"), lead: t("door.gate_lead"), label: t("door.gate_label"), enter: t("door.gate_enter") });
} else start();

function start() {
  keepKeyHidden();
  const base = `/${boot.screen}/${boot.key}`;
  const house = { lang: boot.lang, words: boot.words };
  const leave = boot.screen === "tablet" ? stayHere() : () => {};
  const help = writing(boot, amend, () => show());
  const time = forgetting({ warn: () => change({ warned: true }), forget: next });
  let shown = null;
  let local = fresh();
  let learning = false;
  help.hear();

  const show = () => {
    if (shown === null) return;
    follow(shown.snapshot.language);
    render(root, view({ section: "door", screen: boot.screen, lang: boot.lang, languages: boot.languages, ...shown, local, writing: help, change, go, type, speak, submit, next, act, look, handOver, takeBack }));
  };

  function fresh() {
    return { page: "form", person: emptyPerson(nonce()), done: null, mine: null, busy: false, wrong: "", said: "", warned: false };
  }

  function change(part) {
    local = { ...local, ...part };
    show();
  }

  function type(part) {
    change({ person: { ...local.person, ...part }, wrong: "", warned: false });
    wait();
  }

  /** Changes the draft of a field as it is by now. */
  function amend(_where, field, how) {
    change({ person: { ...local.person, [field]: how(local.person[field]) } });
  }

  const nobodyIsHere = () => local.page === "form" && local.done === null && local.mine === null && boot.lang === house.lang && !begun(local.person);

  /** Begins to wait anew for a touch; where nobody has begun there is nothing to forget. */
  function wait() {
    if (local.done !== null) time.within(local.done.noPhone ? WRITE_DOWN : SHOW_NUMBER, false);
    else if (local.mine !== null) time.within(SHOW_NUMBER, false);
    else if (nobodyIsHere()) time.stop();
    else time.within(FORGET_AFTER);
  }

  /** Any touch says that somebody is there. */
  function touched() {
    if (local.warned) change({ warned: false });
    if (!local.busy) wait();
  }

  /** Forgets whoever was there, and begins again at the top. */
  function next() {
    time.stop();
    local = fresh();
    if (boot.lang !== house.lang) speakAs(Object.assign(boot, house));
    help.forget();
    help.hear();
    arrive("name");
  }

  /** Goes to another of the door's pages, with nothing typed. */
  function go(page) {
    local = { ...fresh(), page };
    wait();
    arrive(page === "form" ? "name" : "first");
  }

  /** Goes over to another language for whoever is there; the next one finds the house's again. */
  async function speak(lang) {
    if (!(await learn(boot, lang))) return;
    help.hear();
    show();
    wait();
  }

  /** The house speaks another language now: the page does, too, as soon as it is in nobody's hands and the words can be had. */
  async function follow(lang) {
    if (lang === house.lang || learning || !nobodyIsHere()) return;
    learning = true;
    const learnt = await learn(boot, lang);
    learning = false;
    if (!learnt) return;
    Object.assign(house, { lang: boot.lang, words: boot.words });
    help.hear();
    show();
  }

  function arrive(id) {
    show();
    window.scrollTo(0, 0);
    document.getElementById(id)?.focus();
  }

  function wrong(sentence, field) {
    change({ busy: false, wrong: sentence });
    document.getElementById(field)?.focus();
    wait();
  }

  async function submit(event) {
    event.preventDefault();
    const noPhone = event.submitter?.value === "no_phone";
    if (local.busy) return;
    const lacks = missing(local.person);
    if (lacks !== null) {
      wrong(t(`door.missing_${lacks}`), lacks);
      return;
    }
    time.stop();
    change({ busy: true, wrong: "", warned: false });
    const asked = await finished({ writing: help, change }, "person", local.person);
    if (asked !== null) {
      wrong(t("door.meant_first"), asked);
      return;
    }
    const answer = await live.send("check_in", checkIn(local.person, noPhone, boot.lang === house.lang ? null : boot.lang));
    if (!answer.ok) {
      wrong(answer.sentence);
      return;
    }
    local = { ...fresh(), done: { name: local.person.name.trim(), number: answer.number, pin: answer.pin, noPhone } };
    wait();
    arrive("next");
  }

  /** "They met", "they are done". */
  async function act(command, meeting) {
    const answer = await live.send(command, { meeting });
    change({ said: answer.ok ? "" : answer.sentence });
  }

  /** Sends something to one of the door's own addresses, once at a time. @returns the answer, or null where it was none */
  async function ask(address, fields) {
    if (local.busy) return null;
    change({ busy: true, wrong: "" });
    const answer = await post(`${base}/${address}`, fields);
    change({ busy: false });
    if (answer.ok !== false) return answer;
    wrong(answer.sentence, "first");
    return null;
  }

  async function look(number, pin) {
    const mine = await ask("mine", { number, pin });
    if (mine === null) return;
    local = { ...fresh(), page: "number", mine };
    wait();
    arrive("next");
  }

  async function handOver() {
    if ((await ask("hand_over", {})) !== null) location.replace(`/tablet/${boot.key}`);
  }

  async function takeBack(pin) {
    if ((await ask("take_back", { pin })) === null) return;
    leave();
    location.replace(`/door/${boot.key}`);
  }

  const live = startLive({
    screen: boot.screen,
    key: boot.key,
    snapshot: boot.snapshot,
    render(snapshot, { offline }) {
      shown = { snapshot, offline };
      show();
    },
    onRefused({ code }) {
      if (code !== "wrong_key") return;
      leave();
      location.reload();
    },
  });
  for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, touched);
  window.addEventListener("pagehide", () => {
    local = fresh();
    show();
  });
}
