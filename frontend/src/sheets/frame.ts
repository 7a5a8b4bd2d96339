/** What opens over the page: a full sheet; Escape and back close it, and nothing is sent by that. */

import { html, nothing } from "lit";

import { icon, type Drawn } from "../drawing/pieces";
import type { Look, SheetName } from "../look";

export interface SheetOf {
  head: string;
  body: Drawn;
  back?: SheetName;
  page?: string;
}

export function frame(look: Look, name: SheetName, of: SheetOf): Drawn {
  const { head, body, back, page } = of;
  return html`<div class="sheet" data-sheet=${name}>
    <div class="shh">
      <button type="button" class="corner" data-close aria-label=${look.say(back ? "back" : "close")}
        @click=${() => look.open(back ?? null)}>${icon(back ? "mdi:arrow-left" : "mdi:close")}</button>
      ${page ? html`<span class="s2">${page}</span>` : nothing}
    </div>
    <h2 class="hd" id="sheet-title" tabindex="-1" autofocus>${head}</h2>
    ${body}
  </div>`;
}
