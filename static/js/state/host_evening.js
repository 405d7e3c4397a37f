/** The host's settings, as a form shows them and as the room takes them: pure. */

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const PAIRS_ONLY = 2;
const CIRCLES_TOO = 3;

/** Moments that the host may leave open. */
const MOMENTS = ["doors_at", "wave_at", "ends_at"];
const TEXTS = ["title", "run_by", "door_pin"];
const LANGUAGES = ["language", "wall_also"];
/** The settings that are typed as a number of their unit (ms). */
const UNITS = { talk: MINUTE, breather: MINUTE, round: MINUTE, generous_after: MINUTE, countdown: SECOND, gather: SECOND, keep_agreed: DAY };
/** Of these none is an answer too. */
const MAY_BE_NONE = ["keep_agreed"];
export const TICKS = ["circles", "same_organisation", "asks", "generous"];

/** @returns {string} a moment (ms) as a datetime-local field wants it, in this device's time zone */
export function localTime(moment) {
  const shifted = moment - new Date(moment).getTimezoneOffset() * MINUTE;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** @returns what the form's fields show: texts, and for what is ticked whether it is */
export function settingsShown({ settings, room }) {
  const lengths = Object.entries(UNITS).map(([name, unit]) => [name, String(Math.max(MAY_BE_NONE.includes(name) ? 0 : 1, Math.round(settings[name] / unit)))]);
  return {
    title: room.title,
    run_by: room.run_by,
    erase_at: localTime(room.erase_at),
    ...Object.fromEntries(MOMENTS.map((name) => [name, settings[name] === null ? "" : localTime(settings[name])])),
    door_pin: settings.door_pin,
    language: settings.language,
    wall_also: settings.wall_also ?? "",
    ...Object.fromEntries(lengths),
    circles: settings.max_circle === CIRCLES_TOO,
    same_organisation: settings.same_organisation,
    asks: settings.asks,
    generous: settings.generous,
  };
}

/** @returns {object} what stands in the form, in the shape of `settingsShown` */
export function typedIn(data) {
  const typed = Object.fromEntries(data);
  return { ...typed, ...Object.fromEntries(TICKS.map((name) => [name, name in typed])) };
}

/**
 * What is to be changed: only what differs from what was shown, so that two hosts do not undo each other.
 * @returns {{name: string, value: any}[]} fields of `change_setting`
 */
export function changedSettings(shown, typed) {
  return Object.keys(shown)
    .filter((name) => typed[name] !== shown[name])
    .map((name) => (name === "circles" ? { name: "max_circle", value: typed.circles ? CIRCLES_TOO : PAIRS_ONLY } : { name, value: taken(name, typed[name]) }));
}

function taken(name, typed) {
  if (TEXTS.includes(name)) return typed.trim();
  if (MOMENTS.includes(name) && typed === "") return null;
  if (LANGUAGES.includes(name)) return typed === "" ? null : typed;
  if (name === "erase_at" || MOMENTS.includes(name)) return new Date(typed).getTime();
  return name in UNITS ? Number(typed) * UNITS[name] : typed;
}
