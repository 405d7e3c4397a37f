/** Called: the whole screen is the beacon. Who, where, why both ways, and one thing to do. */

import { h } from "../lib/dom.js";
import { arrow, symbol } from "../lib/parts.js";
import { listed, rich, t } from "../lib/words.js";
import { asSeenBy, inOrder, minutesUntil, sideOf } from "../state/phone.js";
import { quiet, quietRow, screen, solid } from "./frame.js";
import { fill } from "./holding.js";

export function called(ctx) {
  const { snap, act, go } = ctx;
  const { meeting, you } = snap;
  const names = listed(meeting.others.map(({ name }) => name));
  const { colour, symbol: drawing, number } = meeting.beacon;
  const fields = { meeting: meeting.id };
  const first = meeting.you === "called";
  const hold = () => {
    fill();
    go(`holding ${meeting.id}`);
  };
  return screen(ctx, {
    cls: `called ${meeting.kind} beacon-${colour}`,
    body: [
      h("h1", { tabindex: "-1" }, t(meeting.spot ? "phone.meet_at" : "phone.meet_now", { names, spot: meeting.spot ?? "" })),
      meeting.where !== "" && h("p", { class: "where" }, meeting.where),
      h(
        "div",
        { class: "sign", role: "img", onclick: hold, "aria-label": t("phone.beacon_words", { colour: t(`phone.colour_${colour}`), symbol: t(`phone.symbol_${drawing}`), number }) },
        symbol(drawing),
        h("span", null, String(number)),
      ),
      meeting.not_found === null && h("p", { class: "hold" }, t(meeting.others.length > 1 ? "phone.hold_up_all" : "phone.hold_up", { names }), " ", h("button", { type: "button", class: "link", onclick: hold }, t("ringing.fill"))),
      trouble(ctx),
      h("ul", { class: "why" }, asSeenBy(meeting.gives, you.person).map((give) => reason(give, you.person))),
      meeting.generous && h("p", { class: "starts" }, t(oneWay(meeting, you.person), { names })),
      meeting.kind === "circle" && h("p", { class: "starts" }, whoStarts(meeting, you.person)),
      h("ul", { class: "others" }, meeting.others.map((other) => h("li", { key: other.person }, lines(other)))),
      !first && numbers(you, () => go(`checking ${meeting.id}`)),
    ],
    foot: [
      first ? solid(t("phone.answer"), () => act("answer", fields)) : solid(t("phone.here"), () => act("here", fields)),
      quietRow(
        first && quiet(t("phone.here"), () => act("here", fields)),
        !first && quiet(lost(meeting), () => act("cant_find", fields)),
        quiet(t("phone.decline"), () => go(`declining ${meeting.id}`)),
      ),
    ],
  });
}

/** Whoever cannot find the others counts as there. */
const looksForThem = ({ not_found: name, you }) => name !== null && you === "here";

function lost(meeting) {
  if (meeting.not_found === null) return t("phone.cant_find");
  return t(looksForThem(meeting) ? "meeting.cant_find_again" : "meeting.cant_find_either");
}

function trouble({ snap, now }) {
  const { meeting } = snap;
  if (meeting.not_found !== null) {
    const mine = looksForThem(meeting);
    const left = minutesUntil(meeting.find_by ?? now, now);
    return h(
      "p",
      { class: "notice", role: "status" },
      mine ? t("phone.not_found_you") : t("phone.not_found", { name: meeting.not_found }),
      " ",
      left > 0 && t("phone.not_found_until", { n: left }),
    );
  }
  return meeting.repeated && meeting.you === "called" && h("p", { class: "notice", role: "status" }, t("phone.called_again"));
}

function reason(give, you) {
  const side = sideOf(give, you);
  const what = h("b", { class: side === "beside" ? "" : `${side}-word` }, give.offer);
  const sentence = {
    give: () => rich("phone.you_show", { name: give.to_name, what }),
    get: () => rich("phone.shows_you", { name: give.from_name, what }),
    beside: () => rich("phone.shows_other", { from: give.from_name, name: give.to_name, what }),
  };
  const asked = side === "get" ? t("phone.you_asked", { what: give.want }) : t("phone.they_asked", { what: give.want });
  return h(
    "li",
    { key: give.from },
    arrow(side === "get" ? "back" : "forth", `arrow ${side}`),
    h("span", null, sentence[side](), give.related && h("span", { class: "asked" }, asked)),
  );
}

/** In a generous meeting one gives and one gets; it is said as it is. */
function oneWay({ gives }, you) {
  return sideOf(gives[0], you) === "give" ? "phone.generous_give" : "phone.generous_get";
}

function whoStarts(meeting, you) {
  const [give] = inOrder(meeting);
  const places = { from: give.from_name, name: give.to_name, what: give.offer };
  return t({ give: "phone.you_start", get: "phone.starts_you", beside: "phone.starts" }[sideOf(give, you)], places);
}

/** One's own number for whoever asks, and a way to ask for theirs. */
function numbers({ number }, check) {
  return h(
    "p",
    { class: "yours" },
    t("meeting.your_number", { number }),
    " · ",
    h("button", { type: "button", class: "link", onclick: check }, t("meeting.check")),
  );
}

function lines({ name, line, status, has_phone: hasPhone }) {
  const key = hasPhone ? `phone.is_${status}` : status === "here" ? "phone.is_here" : "phone.no_phone";
  return [h("span", null, t(key, { name })), line !== "" && h("span", { class: "line" }, line)];
}

