/** What reaches a person who is not looking: sound, buzz, the tab's title, a spoken line; and a screen that stays on. */

import { t } from "../lib/words.js";
import { listOf } from "../state/phone.js";
import { chimes } from "./chime.js";

const CALL_BUZZ = [200, 100, 200, 100, 400];
const BELL_BUZZ = [120];

/**
 * @param {Document} doc
 * @param {string} lang
 * @returns {{unlock: () => void, after: (snapshot: object) => void}} `after` is to be told each snapshot shown
 */
export function effects(doc, lang) {
  const sounds = chimes();
  const title = doc.title;
  const spoken = doc.getElementById("spoken");
  let rung = "";
  let turned = "";
  let counted = 0;
  let lock = null;

  function after(snapshot) {
    const { meeting, state } = snapshot;
    const calling = state === "called" && meeting !== null;
    doc.title = calling ? t("phone.called_title", { number: meeting.beacon.number, names: namesOf(meeting) }) : title;
    if (calling) ring(meeting);
    if (state === "talking" && meeting !== null) bell(meeting);
    if (state === "waiting") begin(snapshot);
    keepAwake(!["left", "removed", "erased"].includes(state));
  }

  /** A clock on the screen is for the eyes; that it runs is said once. */
  function begin({ room: { wave }, now }) {
    if (wave === null || wave.called || wave.calls_at <= now || wave.calls_at === counted) return;
    counted = wave.calls_at;
    spoken.textContent = t("phone.countdown_spoken", { n: Math.round((wave.calls_at - now) / 1000) });
  }

  function ring(meeting) {
    const call = `${meeting.id} ${meeting.others.map(({ person }) => person)} ${meeting.repeated}`;
    if (call === rung) return;
    rung = call;
    if (meeting.you !== "called") return;
    spoken.textContent = t(meeting.spot ? "phone.meet_at" : "phone.meet_now", { names: namesOf(meeting), spot: meeting.spot ?? "" });
    sounds.call();
    buzz(CALL_BUZZ);
  }

  function bell(meeting) {
    const turn = `${meeting.id} ${meeting.turn}`;
    const moved = turned !== "" && turned !== turn && meeting.turn > 0;
    turned = turn;
    if (!moved) return;
    spoken.textContent = t("phone.other_way");
    sounds.bell();
    buzz(BELL_BUZZ);
  }

  const namesOf = ({ others }) => listOf(others.map(({ name }) => name), lang);

  async function keepAwake(wanted) {
    const { wakeLock } = doc.defaultView.navigator;
    if (wakeLock === undefined || doc.visibilityState !== "visible") return;
    if (!wanted) {
      await lock?.release();
      lock = null;
    } else if (lock === null || lock.released) {
      lock = { released: false };
      lock = await wakeLock.request("screen").catch(refused);
    }
  }

  return { unlock: sounds.unlock, after };
}

/** Saving battery, the phone may say no to staying on: it then goes dark as it always does. */
function refused(fault) {
  if (!(fault instanceof DOMException)) throw fault;
  return { released: false, release: async () => {} };
}

function buzz(pattern) {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}
