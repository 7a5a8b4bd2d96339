/** Are you there? Two minutes, and nothing is switched on without a tap. */

import { html } from "lit";

import { bar, row, title, wide, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import type { Asked } from "../model";
import { countdown, left, share } from "../pure/instants";
import { of } from "./answer";
import { caution, head } from "./offer";

export function there(look: Look, asking: Asked): Drawn {
  const until = asking.until ?? asking.asked_at;
  if (asking.until && left(until, look.at) === 0) {
    return html`${title(look.say("there.over"))}<p class="tx">${look.say("there.over_text")}</p>
      <div class="acts">${row(look, [{
        label: look.say("there.again"), key: "again",
        tap: () => void look.act("start_activity", { activity: asking.activity }, "again"),
      }])}</div>`;
  }
  const [first, ...rest] = [...asking.buttons].sort((a, b) => Number(b.primary) - Number(a.primary));
  return html`
    ${bar((now) => share(asking.asked_at, until, now))}
    <div class="tl"><span>${look.say("there.wait")}</span>
      <b role="timer" aria-live="off">${ticking((now) => countdown(left(until, now)))}</b></div>
    ${head(look, asking, asking.text)}
    ${caution(asking)}
    <div class="acts">
      ${first ? wide(look, { ...of(look, asking, first), icon: "mdi:play", kind: "primary" }) : ""}
      ${rest.map((one) => wide(look, of(look, asking, one)))}
    </div>`;
}
