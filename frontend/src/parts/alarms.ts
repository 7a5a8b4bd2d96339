/** Not confirmed off: above everything, in every view, for everybody in the house. */

import { html, nothing } from "lit";

import { row, symbol, wide, type Drawn } from "../drawing/pieces";
import { within } from "../drawing/phrases";
import type { Look } from "../look";
import type { Alarm } from "../model";

export function alarms(look: Look): Drawn {
  return html`${look.page.alarms.map((alarm) => one(look, alarm))}`;
}

/** What to do is the title; what is wrong is the text. */
export function toDo(look: Look, alarm: Alarm): string {
  return alarm.activity === "bath"
    ? look.say("off.close_tap") : look.say("off.unplug", { what: within(alarm.name, look.formats.language) });
}

function one(look: Look, alarm: Alarm): Drawn {
  const on = { entry_id: alarm.entry_id, activity: alarm.activity };
  const first = `unplugged ${alarm.activity}`;
  return html`<section class="card alarm w" role="group" aria-label=${toDo(look, alarm)}>
    <div class="now">
      <div class="tt"><h2 class="ti">${toDo(look, alarm)}</h2>
        <p class="tx">${alarm.text} ${alarm.sent_at
          ? look.say("off.last", { time: look.formats.time(alarm.sent_at) }) : nothing}</p></div>
      ${symbol("mdi:alert-outline", "warn")}
    </div>
    <div class="acts">
      ${wide(look, { label: look.say("off.unplugged"), kind: "primary", alarm: true, key: first,
        tap: () => void look.act("unplugged", on, first) })}
      ${row(look, [{ label: look.say("off.again"), key: `again ${alarm.activity}`,
        tap: () => void look.act("off_again", on, `again ${alarm.activity}`) }])}
    </div>
  </section>`;
}

