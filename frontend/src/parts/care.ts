/** On hold: show it to somebody; what is fine, and what is closed until when. */

import { html, nothing } from "lit";

import { since } from "../drawing/phrases";
import { call, line, row, symbol, title, wide, type ButtonOf, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Closed } from "../model";
import { closedOrder } from "../pure/order";
import { closedRows } from "./closed";
import { of } from "./answer";
import { questionsOfHold } from "./hold-question";

export function care(look: Look): Drawn {
  const { plan, taps } = look;
  const hold = plan.hold;
    const walk = plan.startable.find((one) => one.activity === "walk");
  return html`<section class="card" data-now>
      <div class="hero">
        <div>
          <p class="ov">${plan.held_since
            ? look.say("state.hold", { since: since(look, plan.held_since) }) : look.say("state.hold_now")}</p>
          ${title(hold?.title ?? "", "hd")}
          ${hold?.text ? html`<p class="sub">${hold.text}</p>` : nothing}
        </div>
        ${symbol("mdi:pause", "warn")}
      </div>
      <div class="acts">${taps.looked ? asked(look) : html`
        ${wide(look, { label: look.say("hold.looked"), kind: "primary", key: "looked", local: true,
          tap: () => look.tapped({ looked: { by: null } }) })}
        <div class="row">${plan.help.advice ? call(look, plan.help.advice, plan.help.advice_call, "tonal") : nothing}
          <button type="button" class="b tonal" @click=${() => look.open("wrong")}><span>${look.say("hold.read_again")}</span></button></div>
        ${row(look, slips(look))}`}
      </div>
    </section>
    ${questionsOfHold(look)}
    ${walk || plan.closed.length ? html`<section class="card list"><ul>
      ${walk ? line({ icon: walk.icon, name: walk.name, text: look.say("guide.say.walk") }) : nothing}
      ${closedRows(look, together(plan.closed))}
    </ul></section>` : nothing}`;
}

/** A slip of the finger is taken back here: the message that says so is this card. */
function slips(look: Look): ButtonOf[] {
  return look.plan.now.flatMap((one) =>
    one.buttons.filter(({ answer }) => answer === "UNDO").map((button) => of(look, one, button)));
}

/** The same end for the same reason is one row. */
function together(rows: Closed[]): Closed[] {
  const groups = new Map<string, Closed[]>();
  for (const row of closedOrder(rows)) {
    const key = JSON.stringify([row.until, row.until_text, row.text, row.more]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => group.length === 1 ? group[0] : {
    ...group[0], icon: "mdi:lock-outline", name: group.map((row) => row.name).join(", "),
  });
}

/** By whom, then when: two taps. */
function asked(look: Look): Drawn {
  const by = look.taps.looked?.by ?? null;
  if (by === null) {
    return html`<p class="tx">${look.say("hold.who")}</p>${row(look, (["doctor", "physio", "other"] as const).map((one) => ({
      label: look.say(`hold.who.${one}`), local: true, tap: () => look.tapped({ looked: { by: one } }),
    })))}${row(look, [{ label: look.say("back"), kind: "text", local: true, tap: () => look.tapped({ looked: null }) }])}`;
  }
  return html`<p class="tx">${look.say("hold.when")}</p>${row(look, (["today", "yesterday", "earlier"] as const).map((one) => ({
    label: look.say(`hold.when.${one}`), key: "looked_at",
    tap: () => void look.act("looked_at", { by, when: one }, "looked_at")
      .then((taken) => { if (taken) look.tapped({ looked: null }); }),
  })))}${row(look, [{ label: look.say("back"), kind: "text", local: true, tap: () => look.tapped({ looked: { by: null } }) }])}`;
}
