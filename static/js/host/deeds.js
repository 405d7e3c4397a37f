/** What the keys do. */

import { t } from "../lib/words.js";
import { latest } from "../state/host_log.js";
import { begin } from "./arriving.js";

const MINUTE = 60_000;
const MORE = 2;

/** @returns {Record<string, () => void>} by deed of `KEYS` */
export function deedsOfKeys({ shown, local, act, change, pinning, readLog, caughtUp }) {
  const room = () => shown().snapshot.room;
  const focus = (id) => document.getElementById(id)?.focus();
  return {
    find: () => focus("search"),
    pin: () => pinning([]),
    wave: () => act("start_wave", {}),
    round: () => act("start_round", { minutes: Number(local().minutes ?? Math.max(1, Math.round(shown().snapshot.settings.round / MINUTE))) }),
    more_time: () => act("more_time", { minutes: MORE }, t("host.more_time_done", { n: MORE })),
    pause: () => act("change_setting", { name: "matching", value: !room().matching }, t(room().matching ? "host.off" : "host.on")),
    quiet() {
      if (room().quiet) return act("end_quiet", {}, t("host.quiet_ended"));
      change({ quieting: true });
      return focus("quiet");
    },
    async undo() {
      await caughtUp();
      const deed = latest(shown().snapshot.undo, shown().clock());
      return deed === null ? change({ notice: { text: t("host.doings_none") } }) : act("undo", { deed: deed.deed }, t("host.undone"));
    },
    say: () => focus("announce"),
    add: () => begin(change),
    async log() {
      await readLog(local().log === null);
      document.getElementById("log")?.scrollIntoView();
    },
  };
}
