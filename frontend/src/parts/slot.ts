/** What now: the one slot that acts. What is on, and what goes off, is always here. */

import { html } from "lit";

import type { Drawn } from "../drawing/pieces";
import { doors } from "../doors";
import type { Look } from "../look";
import type { Now } from "../pure/order";
import { goingOff, offConfirmed, session } from "./session";

export function slot(look: Look, now: Now): Drawn {
  return html`<section class="card slot" data-now data-slot=${now.what}>${inside(look, now)}</section>`;
}

function inside(look: Look, now: Now): Drawn {
  switch (now.what) {
    case "session": return session(look, now.session, now.looks);
    case "going_off": return goingOff(look, now.device);
    case "off": return html`${offConfirmed(look, now.device)}${doors.plan.open?.chips(look)}`;
    default: return doors.plan.open?.now(look, now) ?? html`<p class="tx" role="status">${look.say("banner.loading")}</p>`;
  }
}
