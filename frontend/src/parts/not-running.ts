/** The integration is not there: starting, or in need of repair. */

import { html, nothing } from "lit";

import { icon, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";

export function notRunning(look: Look): Drawn {
  return html`<section class="card" data-now>
    <div class="now">
      <div class="tt"><h1 class="ti" id="state" tabindex="-1" data-title>${look.say("banner.not_running")}</h1>
        <p class="tx">${look.plan.not_running ?? look.say("banner.not_running_text")}</p></div>
      <div class="sym" aria-hidden="true">${icon("mdi:cog-outline")}</div>
    </div>
    ${look.plan.is_admin ? html`<div class="acts"><div class="row">
      <button type="button" class="b tonal" @click=${() => look.go("/config/repairs")}><span>${look.say("banner.repairs")}</span></button>
    </div></div>` : nothing}
  </section>`;
}
