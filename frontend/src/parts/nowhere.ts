/** No plan to show: the one a card names is gone, or there is none yet. */

import { html, nothing } from "lit";

import { button, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";

interface Where { isChosen: boolean; mayEdit: boolean }

export function nowhere(look: Look, where: Where): Drawn {
  return where.isChosen ? gone(look, where.mayEdit) : nobody(look);
}

/** The plan that a card names was deleted. */
function gone(look: Look, mayEdit: boolean): Drawn {
  return html`<section class="card" data-now><p class="tx">${look.say("banner.gone")}</p>
    ${mayEdit ? html`<div class="acts">${button(look, {
      label: look.say("banner.edit"), wide: true, local: true,
      // Home Assistant has no address for the form of one card: the dashboard opens to be changed.
      tap: () => location.assign(`${location.pathname}?edit=1`),
    })}</div>` : nothing}</section>`;
}

function nobody(look: Look): Drawn {
  return html`<section class="card" data-now><h1 class="ti" id="state">${look.say("banner.none")}</h1>
    <p class="tx">${look.say("banner.none_text")}</p>
    <div class="acts"><button type="button" class="b tonal wide"
      @click=${() => look.go("/config/integrations/dashboard/add?domain=back_recovery")}><span>${look.say("banner.none_add")}</span></button></div></section>`;
}
