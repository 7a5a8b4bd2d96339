/** What opens over the page: a full sheet; Escape and back close it, and nothing is sent by that. */

import { html, nothing } from "lit";

import { icon, type Drawn } from "../drawing/pieces";
import type { Look, SheetName } from "../look";
import { numbersSheet } from "./numbers";
import { change, endAsked, exported, moveRest, persons, suitsMe } from "./change";
import { trained } from "./trained";
import { wrongNow, wrongToday } from "./wrong";

export function sheet(look: Look, name: SheetName): Drawn {
  const { head, body, back, page } = of(look, name);
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

export interface SheetOf {
  head: string;
  body: Drawn;
  back?: SheetName;
  page?: string;
}

function of(look: Look, name: SheetName): SheetOf {
  switch (name) {
    case "wrong": return wrongNow(look);
    case "wrong_today": return wrongToday(look);
    case "change": return change(look);
    case "longer": return moveRest(look, "longer");
    case "shorter": return moveRest(look, "shorter");
    case "end": return endAsked(look);
    case "suits": return suitsMe(look);
    case "trained": return trained(look);
    case "export": return exported(look);
    case "person": return persons(look);
    case "check_in": return numbersSheet(look);
  }
}
