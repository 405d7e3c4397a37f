/** When a call rings, told from the call and from what has rung. Pure. */

/** How often a call rings that its person does not answer, and after how many milliseconds again. */
const RINGS = 3;
const EVERY = 6_000;

/** @returns {{call: string, times: number, at: number}} that nothing has rung yet */
export const silence = () => ({ call: "", times: 0, at: 0 });

/**
 * It rings some times until it is answered; called once more, it rings once; another call, or another to meet, begins anew.
 * @param {object} meeting that its person is called to
 * @param {{call: string, times: number, at: number}} rung what has rung so far
 * @param {number} now milliseconds
 * @returns {{call: string, times: number, at: number}} what has rung then: `rung` itself where nothing is to ring now
 */
export function ringing(meeting, rung, now) {
  const call = `${meeting.id} ${meeting.others.map(({ person }) => person)} ${meeting.repeated}`;
  const before = call === rung.call ? rung : silence();
  const most = meeting.repeated ? 1 : RINGS;
  const due = meeting.you === "called" && before.times < most && (before.times === 0 || now - before.at >= EVERY);
  return due ? { call, times: before.times + 1, at: now } : rung;
}
