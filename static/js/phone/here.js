/** The views of whoever has joined. They are many: a phone fetches them while its person still writes. */

export { effects } from "./effects.js";
export { draftOf } from "./mine.js";
export { pushes } from "./push.js";

import { after } from "./after.js";
import { called } from "./called.js";
import { checking } from "./checking.js";
import { erased, late, left, over, removed } from "./closing.js";
import { declining } from "./declining.js";
import { erase } from "./erase.js";
import { withHelp } from "./help.js";
import { holding } from "./holding.js";
import { keep } from "./keep.js";
import { mine } from "./mine.js";
import { withNews } from "./news.js";
import { people } from "./people.js";
import { promise, promised } from "./promise.js";
import { home } from "./reach.js";
import { away, breather, paused } from "./resting.js";
import { still, talking } from "./talking.js";
import { waiting } from "./waiting.js";

export const VIEWS = withHelp(withNews({ waiting, called, declining, checking, talking, still, after, breather, paused, away, left, removed, erased, over, late, mine, keep, people, promise, promised, erase, home, holding }));
