/** What the one slot shows where nothing runs: a question, or that there is nothing to do. */

import { html, nothing } from "lit";

import { timed, when, within } from "../drawing/phrases";
import { row, symbol, title, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Asked, Startable } from "../model";
import { moment } from "../pure/instants";
import type { Now } from "../pure/order";
import { asked as checkIn, isNoted, noted } from "./check-in";
import { again, putOff } from "./again";
import { offer } from "./offer";
import { there } from "./there";

export function now(look: Look, slot: Now): Drawn {
  switch (slot.what) {
    case "there": return there(look, slot.asked);
    case "asked": return question(look, slot.asked, slot.also);
    case "nothing": return puttingOff(look) ?? (isNoted(look) && look.taps.notedInSlot
      ? html`${noted(look, look.taps.noted!)}${chips(look)}` : nothingToDo(look));
    default: return nothing;
  }
}

/** What was put off has left what is asked: for a moment it says until when, and can be changed. */
function puttingOff(look: Look): Drawn | null {
  const { later, laterNoted, laterOf } = look.taps;
  if (laterNoted) return putOff(look, laterNoted);
  return laterOf && later ? again(look, laterOf) : null;
}

function question(look: Look, asking: Asked, also: Asked[]): Drawn {
  const drawn = asking.kind === "check_in" ? checkIn(look, asking) : offer(look, asking);
  return html`${drawn}${also.length ? html`<div class="also">${also.map((one) => html`
    <button type="button" class="link" @click=${() => look.tapped({
      chosen: one.asking, later: null, laterOf: null, whatIsNew: false,
    })}>${look.say("now.also", { what: within(one.title, look.formats.language) })}</button>`)}</div>` : nothing}`;
}

function nothingToDo(look: Look): Drawn {
  return html`<div class="now">
      <div class="tt">${title(look.say("now.nothing"))}<p class="tx">${next(look)}</p></div>
      ${symbol("mdi:check")}
    </div>${chips(look)}`;
}

/** Calm is the point: what is open and allowed, but no primary button. */
export function chips(look: Look): Drawn {
  const open = look.plan.startable.slice(0, 3);
  if (!open.length) return nothing;
  return html`<div class="acts">${row(look, open.map((one) => ({
    label: look.say("now.start", { what: one.name }), icon: one.icon, key: `start ${one.activity}`,
    tap: () => void begin(look, one),
  })))}</div>`;
}

export async function begin(look: Look, one: Startable): Promise<void> {
  const begun = await look.act(
    "start_activity", { activity: one.activity, ...(one.minutes ? { minutes: one.minutes } : {}) },
    `start ${one.activity}`,
  );
  if (begun) look.guide(one.activity);
}

/** What comes next, in one sentence. */
export function next(look: Look): string {
  const coming = look.plan.coming.find(
    (row) => moment(row.at) > look.at && look.formats.days(row.at, look.at) === 0,
  );
  if (coming) {
    return look.say("now.next", {
      what: within(timed(look, coming.name, coming.minutes), look.formats.language),
      at: when(look, coming.at),
    });
  }
  return look.formats.hour(look.at) >= 20 ? look.say("now.sleep") : look.say("now.no_more");
}
