/** How is your back: in the slot while it is asked, else as a part of its own. */

import { html, nothing } from "lit";

import { was } from "../drawing/phrases";
import { heading, rich, row, symbol, title, wide, type ButtonOf, type Drawn } from "../drawing/pieces";
import type { Look, Taps } from "../look";
import type { Asked } from "../model";
import { MINUTE, moment } from "../pure/instants";
import { now as slotOf } from "../pure/order";
import { sayNow, sayWorst, UNSAID, type Pain } from "../pure/pain";
import { numbers } from "./numbers";
import { smaller } from "./smaller";

const KEY = "check_in";

/** The check-in in the slot. */
export function asked(look: Look, asking: Asked): Drawn {
  const { plan, taps } = look;
  const first = plan.check_ins.length === 0;
  const more = asking.buttons.filter((one) => one.kind === "tap");
  return html`
    ${title(first ? asking.title : look.say("how.title"))}
    ${first && asking.text ? html`<p class="tx small">${asking.text}</p>` : nothing}
    ${both(look, true)}
    <div class="acts kept">${save(look, asking)}</div>
    ${more.length ? html`<div class="acts">${row(look, more.map((one): ButtonOf => ({
      label: one.label, key: one.answer,
      tap: () => void look.act("tap", { asking: asking.asking, answer: one.answer }, one.answer),
    })))}</div>` : nothing}
    ${taps.whatIsNew ? smaller(look) : html`<div class="acts">${row(look, [{
      label: look.say("how.new"), kind: "text", local: true,
      tap: () => look.tapped({ whatIsNew: true }),
    }])}</div>`}`;
}

/** Part 3: the last answer, and the first row only. */
export function part(look: Look): Drawn {
  const { plan, taps } = look;
  const inSlot = taps.notedInSlot && slotOf(plan, look.at, taps.chosen, taps.seenOff).what === "nothing";
  if (isNoted(look) && !inSlot) {
    return html`${heading(look, "how.title", "mdi:clipboard-check-outline")}
      <section class="card" data-how>${noted(look, taps.noted!)}</section>`;
  }
  const last = plan.check_ins.at(-1);
  return html`${heading(look, "how.title", "mdi:clipboard-check-outline")}
    <section class="card" data-how>
      ${last ? html`<p class="last">${rich(look.say(last.worst === null ? "how.last_now" : "how.last", {
        now: last.now, worst: last.worst ?? 0, when: was(look, last.at),
      }))}</p>` : nothing}
      ${both(look, false)}
      ${taps.pain.now !== null ? html`<div class="acts">${save(look, null)}</div>` : nothing}
    </section>`;
}

function firstRow(look: Look): Drawn {
  return numbers(look, {
    label: look.say("how.now"), scale: true, value: look.taps.pain.now,
    choose: (n) => look.tapped({ pain: sayNow(look.taps.pain, n), painOpen: true }),
  });
}

function both(look: Look, always: boolean): Drawn {
  const { pain } = look.taps;
  const last = look.plan.check_ins.at(-1);
  const second = always || pain.now !== null;
  return html`${firstRow(look)}${second ? numbers(look, {
    label: last && look.formats.days(last.at, look.at) >= -1
      ? look.say("how.worst_since", { time: look.formats.time(last.at) })
      : look.say("how.worst"),
    value: pain.worst, least: pain.now,
    choose: (n) => look.tapped({ pain: sayWorst(look.taps.pain, n) }),
  }) : nothing}`;
}

/** [Save: 3 now, 5 at worst] says what it will send; before any tap it is not there. */
function save(look: Look, asking: Asked | null): Drawn {
  const { pain, changing } = look.taps;
  if (pain.now === null) return nothing;
  return wide(look, {
    label: said(look, pain, "how.save"), kind: asking ? "primary" : "tonal", key: KEY,
    tap: () => void send(look, pain, changing, asking !== null),
  });
}

async function send(look: Look, pain: Pain, changing: boolean, inSlot: boolean): Promise<void> {
  const taken = await look.act(
    changing ? "change_check_in" : "check_in",
    { pain_now: pain.now, ...(pain.worst === null ? {} : { pain_worst: pain.worst }) },
    KEY, said(look, pain, "how.noted"),
  );
  if (taken) look.tapped({ ...keep(look, pain), notedInSlot: inSlot, pain: UNSAID, painOpen: false, changing: false, whatIsNew: false });
}

/** How long an answer is shown as noted. */
const SHOWN = 15 * MINUTE;

export function keep(look: Look, pain: Pain): Pick<Taps, "noted" | "notedUntil"> {
  return { noted: pain, notedUntil: look.at + SHOWN };
}

function said(look: Look, pain: Pain, key: "how.save" | "how.noted"): string {
  return pain.worst === null
    ? look.say(`${key}_now`, { now: pain.now ?? 0 })
    : look.say(key, { now: pain.now ?? 0, worst: pain.worst });
}

/** Saved a moment ago, and not being corrected. */
export function isNoted({ taps, at }: Look): boolean {
  return taps.noted !== null && !taps.changing && at < taps.notedUntil;
}

/** What was saved, with the way back for a slip of the thumb. */
export function noted(look: Look, pain: Pain): Drawn {
  const until = look.plan.change_until;
  const open = until !== null && moment(until) > look.at;
  return html`<div class="now">
      ${symbol("mdi:check", "good")}
      <div class="tt">${title(said(look, pain, "how.noted"))}
        ${open ? html`<p class="tx">${look.say("how.change_until", { time: look.formats.time(until) })}</p>` : nothing}
        ${look.taps.said ? html`<p class="tx">${look.taps.said}</p>` : nothing}
      </div>
    </div>
    ${open ? html`<div class="acts">${row(look, [{
      label: look.say("change"), icon: "mdi:undo", local: true,
      tap: () => look.tapped({ pain, changing: true, painOpen: true }),
    }])}</div>` : nothing}`;
}
