/** The host's settings, as a form shows them and as the room takes them: pure. */

const MINUTE = 60_000;
const PAIRS_ONLY = 2;
const CIRCLES_TOO = 3;

/** @returns {string} a moment (ms) as a datetime-local field wants it, in this device's time zone */
export function localTime(moment) {
  const shifted = moment - new Date(moment).getTimezoneOffset() * MINUTE;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** @returns what the form's fields show */
export function settingsShown({ settings, room }) {
  return {
    title: room.title,
    run_by: room.run_by,
    talk: String(Math.max(1, Math.round(settings.talk / MINUTE))),
    breather: String(Math.max(1, Math.round(settings.breather / MINUTE))),
    erase_at: localTime(room.erase_at),
    circles: settings.max_circle === CIRCLES_TOO,
  };
}

/**
 * What is to be changed: only what differs from what was shown, so that two hosts do not undo each other.
 * @returns {{name: string, value: any}[]} fields of `change_setting`
 */
export function changedSettings(shown, typed) {
  const taken = {
    title: (text) => text.trim(),
    run_by: (text) => text.trim(),
    talk: (text) => Number(text) * MINUTE,
    breather: (text) => Number(text) * MINUTE,
    erase_at: (text) => new Date(text).getTime(),
    circles: (on) => (on ? CIRCLES_TOO : PAIRS_ONLY),
  };
  return Object.entries(taken)
    .filter(([name]) => typed[name] !== shown[name])
    .map(([name, take]) => ({ name: name === "circles" ? "max_circle" : name, value: take(typed[name]) }));
}
