/** What reaches a person who is not looking: sound, buzz, the tab's title, a spoken line; and a screen that stays on. */

import { listed, t } from "../lib/words.js";
import { ringing, silence } from "../state/rings.js";
import { awake } from "./awake.js";
import { dress } from "./dress.js";
import { unfill } from "./holding.js";

const CALL_BUZZ = [200, 100, 200, 100, 400];
const BELL_BUZZ = [120];

/**
 * @param {Document} doc
 * @param {{call: () => void, bell: () => void}} sounds
 * @returns {(snapshot: object) => void} to be told each snapshot shown
 */
export function effects(doc, sounds) {
  const keepAwake = awake(doc);
  const wear = dress(doc);
  const title = doc.title;
  const spoken = doc.getElementById("spoken");
  let rung = silence();
  let turned = "";
  let counted = 0;

  function after(snapshot) {
    const { meeting, state } = snapshot;
    const calling = state === "called" && meeting !== null;
    doc.title = calling ? t("phone.called_title", { number: meeting.beacon.number, names: namesOf(meeting) }) : title;
    wear(calling ? meeting.beacon : null);
    if (calling) ring(meeting);
    else unfill(doc);
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
    const next = ringing(meeting, rung, Date.now());
    if (next === rung) return;
    rung = next;
    const read = doc.activeElement?.tagName === "H1"; // whoever is put on the heading hears it there
    if (rung.times === 1 && !read) spoken.textContent = t(meeting.spot ? "phone.meet_at" : "phone.meet_now", { names: namesOf(meeting), spot: meeting.spot ?? "" });
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

  const namesOf = ({ others }) => listed(others.map(({ name }) => name));

  return after;
}

function buzz(pattern) {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}
