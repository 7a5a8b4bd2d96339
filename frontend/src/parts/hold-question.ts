/** Questions that stay open while on hold: "Did somebody have a look?", in the engine's words. */

import { html } from "lit";

import { row, title, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { of } from "./answer";

export function questionsOfHold(look: Look): Drawn {
  const { hold } = look.plan;
  const open = look.plan.now.filter(
    (one) => (one.kind === "hold" || one.kind === "signs") && one.title !== hold?.title,
  );
  return html`${open.map((one) => html`<section class="card">
    ${title(one.title)}<p class="tx lines">${one.text}</p>
    <div class="acts">${row(look, one.buttons
      .filter((button) => button.kind === "tap" || button.kind === "open")
      .map((button) => of(look, one, button)))}</div>
  </section>`)}`;
}
