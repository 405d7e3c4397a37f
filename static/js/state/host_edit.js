/** Correcting what somebody said, as the host does it: pure. */

import { all, offersOf, wantsOf } from "../lib/chips.js";

const TICKS = ["quiet", "step_free"];

/** @returns {object} what the form holds of a row of the host's snapshot */
export function editOf({ person, name, line, offers, wants, quiet, step_free }) {
  return {
    person,
    name,
    line,
    offers: { items: offers.map(({ text, level }) => ({ text, level })), typing: "" },
    wants: { items: wants.map(({ text, starred }) => ({ text, starred })), typing: "" },
    quiet,
    step_free,
  };
}

/** @returns {object|null} the fields of `edit`: only what is not as it was, so that nothing else is undone; null: nothing is */
export function corrections(draft, row) {
  const said = fieldsOf(draft);
  const before = fieldsOf(editOf(row));
  const changed = Object.keys(said).filter((name) => JSON.stringify(said[name]) !== JSON.stringify(before[name]));
  return changed.length === 0 ? null : { person: draft.person, ...Object.fromEntries(changed.map((name) => [name, said[name]])) };
}

function fieldsOf(draft) {
  return {
    name: draft.name.trim(),
    line: draft.line.trim(),
    offers: offersOf(all(draft.offers)),
    wants: wantsOf(all(draft.wants)),
    ...Object.fromEntries(TICKS.map((name) => [name, draft[name]])),
  };
}
