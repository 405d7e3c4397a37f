/** What helps somebody write: the vocabulary, what the room talks of, and how the house reads a chip. */

import { understood } from "./chips.js";
import { fetchJson, post } from "./live.js";
import { known } from "../state/topics.js";

/** Of each side, what the other side of the room is asked for. */
const ANSWERS = { offers: "wanted", wants: "offered" };

/**
 * @param {object} boot the page's
 * @param {(where: string, field: string, change: (draft) => object) => void} amend changes a field's draft as it then is
 * @param {() => void} arrived something came; render again
 */
export function writing(boot, amend, arrived) {
  const heard = { wanted: [], offered: [], ...boot.heard };
  const words = { topics: [], starter: [] };
  let spoken = boot.lang;
  let fetching = null;
  let hearing = boot.heard ? Promise.resolve() : null;

  /** Fetches the vocabulary, once; whoever writes before it is there just writes. */
  function prepare() {
    hear();
    fetching ??= fetchJson(`${boot.topics}?lang=${boot.lang}`, { cache: "default" }).then((answer) => {
      if (answer?.topics === undefined) fetching = null;
      else Object.assign(words, { topics: known(answer.topics), starter: answer.starter });
      arrived();
    });
  }

  /** Asks what the room talks of, once a visit to a form: what one chooses from must not change meanwhile. */
  function hear() {
    if (spoken !== boot.lang) fetching = hearing = null;
    spoken = boot.lang;
    hearing ??= fetchJson(`/phone/${boot.room.code}/heard?lang=${boot.lang}`).then((answer) => {
      if (answer?.wanted === undefined) hearing = null;
      else Object.assign(heard, answer);
      arrived();
    });
  }

  /** What comes next to a form is heard anew. */
  function forget() {
    hearing = null;
  }

  /**
   * @returns {object} the help of one tag field, as `tagField` takes it; its `read` resolves to how a text was understood
   */
  function helpFor(where, field) {
    return {
      topics: words.topics,
      room: heard[ANSWERS[field]],
      prepare,
      async read(text) {
        const answer = await post(`/phone/${boot.room.code}/read`, { text, lang: boot.lang });
        if (!answer.ok) return [];
        amend(where, field, (draft) => understood(draft, text, answer.topics));
        return answer.topics;
      },
    };
  }

  return { prepare, hear, forget, helpFor, heard, starter: () => words.starter };
}
