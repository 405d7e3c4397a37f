/** The phone: from the page's first snapshot to the end of the evening. */

import { readBoot } from "./lib/boot.js";
import { render } from "./lib/dom.js";
import { keepingFocus } from "./lib/focus.js";
import { learn, remember } from "./lib/languages.js";
import { fetchSnapshot, post, startLive } from "./lib/live.js";
import { nonce } from "./lib/nonce.js";
import { chimes } from "./phone/chime.js";
import { emptyForm, join } from "./phone/join.js";
import { looking } from "./phone/looking.js";
import { comeBack } from "./phone/return.js";
import { starter } from "./phone/starter.js";
import { writing } from "./lib/writing.js";
import { viewOf } from "./state/phone.js";

const JOINING = { join, return: comeBack, starter };
/** Pages that an address may ask for. */
const ASKED = ["people", "erase", "home"];
const TICK = 1_000;
/** Milliseconds after which a page that lacks its views is loaded anew: some browsers never ask twice for a script. */
const ANEW = 3_000;

const boot = readBoot();
const root = document.getElementById("phone");
const sounds = chimes(show);
const help = writing(boot, amend, show);
const look = looking((fields) => live?.tell("looking", fields));
let snapshot = boot.snapshot ?? null;
let live = null;
let here = null;
let push = null;
let effects = null;
let coming = null;
let learning = "";
let shownView = "";
let shownPlace = "";
let shownAt = { offline: false, now: Date.now };
let joinNonce = nonce();
let local = { page: ASKED.find((page) => new URLSearchParams(window.location.search).has(page)) ?? "", starter: null, form: emptyForm(root.querySelector("form#join")), busy: false, notice: root.querySelector("[role=alert]")?.textContent ?? "" };

function show() {
  const room = snapshot?.room ?? boot.room;
  const view = viewOf(snapshot, local, room);
  const draw = JOINING[view] ?? here?.VIEWS[view];
  if (draw === undefined) {
    prepare();
    return;
  }
  const moved = view !== shownView;
  if (moved) local = { ...local, notice: shownView === "" ? local.notice : "" };
  if (moved && view === "called") local = { ...local, page: "" }; // after a talk comes what is asked of it
  if (moved && (view === "join" || view === "mine")) help.hear();
  const ctx = { section: "phone", view, snap: snapshot, room, local, lang: boot.lang, languages: boot.languages, speak, offline: shownAt.offline, now: shownAt.now(), writing: help, push, sounds, act, go, write, change, wrong, enter, forget, expected: Boolean(boot.proof) };
  const focused = root.contains(document.activeElement);
  if (moved && shownView !== "") root.dataset.moved = ""; // what the page opens with stands there already
  keepingFocus(root, () => render(root, draw(ctx)));
  const place = `${view} ${local.starter?.step ?? ""}`;
  if (place !== shownPlace && shownPlace !== "") arrive(focused);
  shownView = view;
  shownPlace = place;
  if (snapshot === null) return;
  effects?.(snapshot);
  push?.follow(snapshot);
}

/** Fetches what comes after joining: while its person still writes, and at the latest when it is to be shown. */
function prepare() {
  coming ??= import("./phone/here.js").then(
    (module) => {
      here = module;
      push = module.pushes(boot, act, show);
      effects = module.effects(document, sounds);
      show();
    },
    () => setTimeout(anew, ANEW),
  );
}

/** They did not come. A page that is only being written in can wait for the next key that is pressed. */
function anew() {
  coming = null;
  if (snapshot !== null) window.location.reload();
}

/** A new view begins at its top; whoever goes by keyboard or by ear is put on its heading. */
function arrive(focused) {
  window.scrollTo(0, 0);
  if (focused) root.querySelector("h1")?.focus({ preventScroll: true });
}

function change(part) {
  local = { ...local, ...part };
  show();
}

function go(page) {
  help.forget();
  change({ page, notice: "", starter: null, draft: page === "mine" ? here.draftOf(snapshot.you) : null });
}

/** Goes to one's own page, to write in one of its fields. */
function write(field) {
  go("mine");
  document.getElementById(field).focus();
}

/** Changes the draft of a field as it is by now, if it still is. */
function amend(where, field, how) {
  if (local[where]) change({ [where]: { ...local[where], [field]: how(local[where][field]) } });
}

function wrong(sentence, field) {
  change({ notice: sentence, busy: false });
  document.getElementById(field)?.focus();
}

/** Sends a command. Resolves to whether it was done; when not, says why. */
async function act(command, fields) {
  const answer = await live.send(command, fields);
  if (command === "leave") local = { ...local, page: "" };
  const said = answer.ok || (answer.code === "offline" && shownAt.offline);
  change({ notice: said ? "" : answer.sentence });
  return answer.ok;
}

/** Speaks another language from now on: a person's stays with them wherever they are, a stranger's on this device. */
async function speak(lang) {
  if (snapshot !== null) await act("edit", { lang });
  else {
    remember(lang);
    if (!(await learn(boot, lang))) return;
    help.hear();
    show();
  }
}

/** Joins or returns: `how` is the address's last word. */
async function enter(how, fields) {
  if (local.busy) return;
  sounds.listen();
  change({ busy: true, notice: "" });
  const answer = await post(`/phone/${boot.key}/${how}`, { ...fields, nonce: joinNonce, ...(how === "join" && boot.proof ? { proof: boot.proof } : {}) });
  const first = answer.ok ? await fetchSnapshot("phone", boot.key) : null;
  if (first === null) {
    change({ busy: false, notice: answer.sentence ?? "" });
    return;
  }
  joinNonce = nonce();
  boot.proof = "";
  local = { ...local, page: "", starter: null, busy: false, notice: "", form: emptyForm() };
  follow(first);
}

function follow(first) {
  live?.close();
  live = startLive({
    screen: "phone",
    key: boot.key,
    snapshot: first,
    onRefused: ({ code }) => code === "unknown_person" && forget(),
    onJoined: look,
    render(next, state) {
      if (next.state === "called" && snapshot?.state !== "called") local = { ...local, page: "" }; // wherever one was looking
      snapshot = next;
      if (shownAt.offline && !state.offline) local = { ...local, notice: "" };
      shownAt = state;
      show();
      listenTo(next.you.lang);
    },
  });
}

/** Whoever is spoken to in another language than the page's, chosen here or on another device, is from now on. */
async function listenTo(lang) {
  if (lang === null || lang === boot.lang || lang === learning) return;
  learning = lang;
  if (await learn(boot, lang)) show();
  learning = "";
}

/** Nobody is known by this phone any more: it is a stranger's again, and the page one that a stranger is shown. */
function forget() {
  live?.close();
  window.location.replace(`/${boot.key}`);
}

document.addEventListener("click", sounds.unlock);
root.addEventListener("input", prepare);
root.addEventListener("click", prepare);
setInterval(() => live?.refresh(), TICK);
if (snapshot === null) show();
else follow(snapshot);
