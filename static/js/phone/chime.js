/** A short chime, made here by arithmetic: nothing is fetched, so it rings when the network is gone. */

const RATE = 16_000;
const HEADER = 44;
const TONES = { call: [523.25, 659.25, 783.99, 1046.5], bell: [587.33] };
const STEP = 0.16;
const TAIL = 1.1;
const DECAY = 4.5;
const LOUD = 0.42;
/** Milliseconds for which somebody is asked whether they heard the sound that they tried. */
const TRIED_FOR = 60_000;

/** @returns {Uint8Array} a WAV of the given tones (Hz), one after another, each fading */
export function wav(tones) {
  const length = Math.floor((STEP * (tones.length - 1) + TAIL) * RATE);
  const bytes = new Uint8Array(HEADER + length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at, word) => [...word].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, length * 2, true);
  for (let i = 0; i < length; i += 1) {
    view.setInt16(HEADER + i * 2, Math.round(32_767 * LOUD * sample(tones, i / RATE)), true);
  }
  return bytes;
}

function sample(tones, at) {
  let sum = 0;
  tones.forEach((tone, i) => {
    const since = at - i * STEP;
    if (since >= 0) sum += Math.sin(2 * Math.PI * tone * since) * Math.exp(-DECAY * since) * Math.min(1, since * 200);
  });
  return Math.max(-1, Math.min(1, sum / 1.6));
}

/**
 * The two sounds of a phone. Browsers stay mute until a finger has touched the page: call `unlock` from a tap.
 * @param {() => void} changed whether it can sound is known now, or has changed
 * @returns {{unlock, listen, state, call, bell}} `listen`, from a tap, plays the bell for its person to hear; `state` is
 *   whether the phone is known to sound (`ready`), and whether that was tried a moment ago (`tried`)
 */
export function chimes(changed = () => {}) {
  const sounds = {};
  const unlocked = new Set();
  let ready = false;
  let triedAt = -TRIED_FOR;

  const make = (name) => {
    sounds[name] ??= new Audio(URL.createObjectURL(new Blob([wav(TONES[name])], { type: "audio/wav" })));
    return sounds[name];
  };

  function known(now) {
    if (ready === now) return;
    ready = now;
    changed();
  }

  /** @returns {Promise<boolean>} whether it sounds; a phone may refuse (no tap yet): screen and buzz then say it alone */
  async function start(name, muted) {
    const sound = make(name);
    sound.muted = muted;
    sound.currentTime = 0;
    try {
      await sound.play();
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault;
      if (fault.name !== "AbortError") known(false);
      return false;
    }
    unlocked.add(name);
    known(true);
    return true;
  }

  async function open(name) {
    if (unlocked.has(name) || !make(name).paused) return;
    if ((await start(name, true)) && sounds[name].muted) sounds[name].pause(); // else it rings in earnest meanwhile
  }

  return {
    unlock: () => Object.keys(TONES).forEach(open),
    listen() {
      triedAt = Date.now();
      open("call");
      changed();
      return start("bell", false);
    },
    state: () => ({ ready, tried: Date.now() - triedAt < TRIED_FOR }),
    call: () => start("call", false),
    bell: () => start("bell", false),
  };
}
