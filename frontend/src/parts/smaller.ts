/** What is no emergency, and no number either. */

import { html } from "lit";

import type { Drawn } from "../drawing/pieces";
import type { Look } from "../look";

/** Swelling, bruise, skin …: each is one tap, and none needs a number. */
export function smaller(look: Look): Drawn {
  return html`<div class="chips">${look.plan.help.smaller.map((one) => html`<button type="button" class="ch bt"
      @click=${() => { if (!look.offline) void look.act("smaller", { kind: one.kind }, one.kind).then((taken) => { if (taken) look.open(null); }); }}
    >${one.label}</button>`)}</div>`;
}
