/** Two soft notes, up and back, for who looks elsewhere. Browsers allow sound only after a key or a click. */

const NOTES = [
  { pitch: 659.25, after: 0 },
  { pitch: 880, after: 0.16 },
  { pitch: 659.25, after: 0.32 },
];
const LOUDNESS = 0.16;
const ATTACK = 0.02;
const RING = 1.4;
const SILENCE = 0.0001;

export function makeChime(win = window) {
  let audio = null;
  let on = true;

  return {
    /** To be called from a key press or a click: from then on there may be sound. */
    wake() {
      audio ??= new win.AudioContext();
      if (audio.state === "suspended") audio.resume();
    },
    /** @returns {boolean} whether it is on now */
    toggle() {
      on = !on;
      return on;
    },
    play() {
      if (!on || audio?.state !== "running") return;
      for (const { pitch, after } of NOTES) sound(audio, pitch, audio.currentTime + after);
    },
  };
}

function sound(audio, pitch, at) {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(SILENCE, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS, at + ATTACK);
  volume.gain.exponentialRampToValueAtTime(SILENCE, at + RING);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + RING);
}
