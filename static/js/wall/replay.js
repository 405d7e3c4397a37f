/** The evening once more on the wall: pictures come one by one, at their pace. */

/**
 * @param {string} key the room's id
 * @param {{picture: (snapshot: object) => void, over: () => void}} does what is done with each, and once there are no more
 * @returns {{playing: () => boolean, toggle: () => void, stop: () => void}}
 */
export function makeReplay(key, does) {
  let control = null;

  async function play() {
    const mine = new AbortController();
    control = mine;
    try {
      for await (const snapshot of lines(`/wall/${key}/replay`, mine.signal)) if (control === mine) does.picture(snapshot);
    } catch (fault) {
      if (!(fault instanceof DOMException || fault instanceof TypeError)) throw fault; // it was stopped, or the network is gone
    }
    if (control === mine) stop();
  }

  function stop() {
    if (control === null) return;
    const old = control;
    control = null;
    old.abort();
    does.over();
  }

  return { playing: () => control !== null, toggle: () => (control === null ? play() : stop()), stop };
}

async function* lines(path, signal) {
  const answer = await fetch(path, { signal, cache: "no-store" });
  if (!answer.ok) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const parts = (rest + read.value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}
