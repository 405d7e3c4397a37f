/** What somebody wrote and left is forgotten; whoever may still be there is asked first. */

import { WARN_FOR } from "../state/door.js";

/**
 * @param {object} options
 * @param {() => void} options.warn is called WARN_FOR before
 * @param {() => void} options.forget
 * @param {object} [options.timer] has `setTimeout` and `clearTimeout`
 */
export function forgetting({ warn, forget, timer = globalThis }) {
  let pending = [];

  function stop() {
    for (const each of pending) timer.clearTimeout(each);
    pending = [];
  }

  /** Forgets after `limit` ms, unless it is stopped or told anew. */
  function within(limit, warns = true) {
    stop();
    pending = [timer.setTimeout(forget, limit)];
    if (warns) pending.push(timer.setTimeout(warn, limit - WARN_FOR));
  }

  return { within, stop };
}
