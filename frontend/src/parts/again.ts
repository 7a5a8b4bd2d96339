/** [Later]: the card itself turns into the question when to ask again. */

import { html, nothing } from "lit";

import { failures, row, wide, type Drawn } from "../drawing/pieces";
import type { Look, Taps } from "../look";
import type { Asked } from "../model";
import { MINUTE, moment } from "../pure/instants";
import { laterLengths } from "../pure/order";
import { head } from "./offer";

/** "When shall I ask again?": the card itself turns, nothing opens over it. */
export function again(look: Look, asking: Asked): Drawn {
  const { later, laterTime } = look.taps;
  const lengths = laterLengths(asking, look.at);
  const back = { label: look.say("back"), kind: "text", local: true,
    tap: () => look.tapped({ later: later === "time" ? "lengths" : null }) } as const;
  if (later === "time") {
    return html`${head(look, asking, look.say("later.ask"))}
      <label class="field"><span>${look.say("later.time")}</span>
        <input type="time" .value=${laterTime} required
          @input=${(event: Event) => look.tapped({ laterTime: (event.target as HTMLInputElement).value })}></label>
      ${laterTime && isTooLate(look, asking) ? html`<p class="failed" role="alert"><span>${look.say("later.before", {
        time: look.formats.time(asking.until!),
      })}</span></p>` : nothing}
      <div class="acts">${laterTime && !isTooLate(look, asking) ? wide(look, {
        label: look.say("later.set", { time: shown(look, laterTime) }), kind: "primary", key: "later",
        tap: () => void snooze(look, asking, minutesUntil(look, laterTime)),
      }) : nothing}${row(look, [back])}</div>`;
  }
  return html`${head(look, asking, look.say("later.ask"))}
    <div class="acts">
      ${row(look, lengths.map((minutes) => ({
        label: minutes % 60 ? look.say("minutes", { n: minutes }) : look.say("left.hours", { n: minutes / 60 }),
        key: `later ${minutes}`, tap: () => void snooze(look, asking, minutes),
      })), "equal")}
      ${row(look, [
        { label: look.say("later.pick"), icon: "mdi:clock-outline", local: true, tap: () => look.tapped({ later: "time" }) },
        back,
      ])}
      ${failures(look, ["later"])}
    </div>`;
}

async function snooze(look: Look, asking: Asked, minutes: number): Promise<void> {
  const key = look.taps.later === "time" ? "later" : `later ${minutes}`;
  const at = look.formats.time(look.at + minutes * MINUTE);
  const taken = await look.act("snooze", { activity: asking.activity, minutes }, key, look.say("later.noted", { time: at }));
  if (taken) look.tapped({ later: null, laterNoted: { asked: asking, at }, laterOf: null });
}

/** "Later: 15:00", for a moment with the way to another time. */
export function putOff(look: Look, { asked, at }: NonNullable<Taps["laterNoted"]>): Drawn {
  return html`${head(look, asked, look.say("later.noted", { time: at }))}
    <div class="acts">${row(look, [{ label: look.say("change"), local: true,
      tap: () => look.tapped({ laterNoted: null, laterOf: asked, later: "lengths" }) }])}</div>`;
}

/** Minutes from now to this time of day in the plan's time zone, today or tomorrow. */
function minutesUntil(look: Look, time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  const [h, m] = look.formats.clockHands(look.at);
  const ahead = (hours * 60 + minutes - (h * 60 + m) + 24 * 60) % (24 * 60);
  return ahead || 24 * 60;
}

/** Only what lies before the hour the offer closes. */
function isTooLate(look: Look, asking: Asked): boolean {
  const at = look.at + minutesUntil(look, look.taps.laterTime) * MINUTE;
  return asking.until !== null && at >= moment(asking.until);
}

function shown(look: Look, time: string): string {
  return look.formats.time(look.at - (look.at % MINUTE) + minutesUntil(look, time) * MINUTE);
}
