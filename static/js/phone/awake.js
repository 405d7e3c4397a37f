/** Keeps the screen on: by a wake lock, or, where a page may have none, by a moving picture too small to be seen. */

const FRAMES = 1;

/** @returns {(wanted: boolean) => void} to be told every second whether the screen is to stay on */
export function awake(doc) {
  return "wakeLock" in doc.defaultView.navigator ? byLock(doc) : byPicture(doc);
}

function byLock(doc) {
  let lock = null;
  return async (wanted) => {
    if (doc.visibilityState !== "visible") return;
    if (!wanted) {
      await lock?.release();
      lock = null;
    } else if (lock === null || lock.released) {
      lock = { released: false };
      lock = await doc.defaultView.navigator.wakeLock.request("screen").catch(refused);
    }
  };
}

/** Over plain http there is no wake lock. A phone does not go dark while a picture plays; this one is painted here. */
function byPicture(doc) {
  let picture = null;
  let brush = null;

  function start() {
    const canvas = doc.createElement("canvas");
    if (!("captureStream" in canvas)) return;
    canvas.width = canvas.height = 2;
    brush = canvas.getContext("2d");
    picture = doc.createElement("video");
    picture.className = "awake";
    picture.muted = true;
    picture.playsInline = true;
    picture.setAttribute("aria-hidden", "true");
    picture.srcObject = canvas.captureStream(FRAMES);
    doc.body.append(picture);
  }

  function end() {
    for (const track of picture.srcObject.getTracks()) track.stop();
    picture.remove();
    picture = null;
  }

  return (wanted) => {
    if (!wanted) {
      if (picture !== null) end();
      return;
    }
    if (picture === null) start();
    if (picture === null) return;
    brush.fillStyle = brush.fillStyle === "#000000" ? "#010101" : "#000000";
    brush.fillRect(0, 0, 2, 2);
    if (picture.paused) picture.play().catch(refused);
  };
}

/** Saving battery, the phone may say no to staying on: it then goes dark as it always does. */
function refused(fault) {
  if (!(fault instanceof DOMException)) throw fault;
  return { released: false, release: async () => {} };
}
