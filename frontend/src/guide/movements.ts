/** The five test movements: picture, one sentence, then how much it hurt. */

import { html, nothing } from "lit";

import { row, wide, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import { numbers } from "../parts/numbers";
import { countdown, SECOND } from "../pure/instants";
import { BEGIN, done, hurt, movementOf, MOVEMENTS, nextSide, skip, undo, type Test } from "../pure/movements";
import { frame } from "./frame";

export function movements(look: Look): Drawn {
  const test = look.taps.test ?? BEGIN;
  if (test.over) return over(look, test);
  return test.asks ? howMuch(look, test) : movement(look, test);
}

/** A slip of the thumb can be taken back for this long; what is sent cannot. */
const UNDO = 3 * SECOND;
let sending: ReturnType<typeof setTimeout> | undefined;

function set(look: Look, test: Test): void {
  clearTimeout(sending);
  look.tapped({ test });
  if (test.last) sending = setTimeout(() => settle(look, test), UNDO);
  else settle(look, test);
}

/** The answer stands: it cannot be taken back any more, and at the end all are sent. */
function settle(look: Look, test: Test): void {
  if (look.taps.test === test) look.tapped({ test: { ...test, last: null } });
  if (test.over) void look.act("test_movements", { pains: test.pains }, "test_movements");
}

function movement(look: Look, test: Test): Drawn {
  const is = movementOf(test);
  const counts = test.until !== null && test.until > look.at;
  const side = nextSide(test);
  const asksSide = is.seconds !== null && !counts && side !== null;
  return frame(look, {
    over: look.say("guide.movement", { n: test.at + 1, all: MOVEMENTS.length }),
    segments: [test.at + 1, MOVEMENTS.length],
    title: look.say(`guide.move.${is.name}`),
    amount: counts ? ticking((now) => counting(look, test, now))
      : is.times !== null ? look.say("guide.times", { n: is.times }) : look.say("guide.seconds", { n: is.seconds ?? 0 }),
    picture: is.name,
    sentence: look.say(`guide.say.${is.name}`),
    extra: test.last ? noted(look, test) : nothing,
    actions: html`
      ${asksSide ? wide(look, {
        label: look.say(side === "left" ? "guide.begin_left" : "guide.begin_right"), icon: "mdi:play", kind: "primary",
        huge: true, local: true, tap: () => hold(look, test, side, is.seconds ?? 0),
      }) : wide(look, {
        label: look.say("guide.next"), kind: "primary", huge: true, local: true, tap: () => set(look, done(test)),
      })}
      ${row(look, [
        { label: look.say("guide.hurts"), local: true, tap: () => set(look, done(test)) },
        { label: look.say("now.skip"), local: true, tap: () => set(look, skip(test)) },
      ], "equal")}`,
  });
}

function hold(look: Look, test: Test, side: "left" | "right", seconds: number): void {
  look.tapped({ test: { ...test, side, last: null, until: Date.now() + seconds * SECOND } });
}

/** Ten seconds on one leg; at the end the page draws itself again with the next button. */
function counting(look: Look, test: Test, now: number): string {
  const rest = (test.until ?? now) - now;
  if (rest <= 0) queueMicrotask(() => look.tapped({ test: { ...test, until: null } }));
  return countdown(rest);
}

/** A number goes on at once; for a moment it can be taken back. */
function noted(look: Look, test: Test): Drawn {
  return html`<p class="g-undo"><span>${look.say("guide.noted", { n: test.pains[test.last ?? ""] ?? 0 })}</span>
    <button type="button" class="link" @click=${() => set(look, undo(test))}>${look.say("guide.undo")}</button></p>`;
}

function howMuch(look: Look, test: Test): Drawn {
  return frame(look, {
    segments: [test.at + 1, MOVEMENTS.length],
    title: look.say("guide.hurt_how"), picture: null,
    extra: html`${numbers(look, {
      label: look.say("guide.hurt_in"), scale: true, value: null, choose: (n) => set(look, hurt(test, n)),
    })}<p class="tx mt">${look.say("guide.hurt_limit")}</p>`,
    actions: row(look, [{
      label: look.say("back"), kind: "text", local: true, tap: () => look.tapped({ test: { ...test, asks: false } }),
    }]),
  });
}

function over(look: Look, test: Test): Drawn {
  const fine = test.over === "fine";
  return frame(look, {
    title: look.say(fine ? "guide.all_fine" : "guide.not_today"),
    picture: fine ? "walk" : null,
    sentence: look.taps.said ?? look.say(fine ? "guide.all_fine_text" : "guide.not_today_text"),
    extra: test.last ? noted(look, test) : nothing,
    actions: html`${look.failure("test_movements") ? html`<p class="failed" role="alert">${look.failure("test_movements")}</p>` : nothing}
      ${wide(look, { label: look.say("guide.finish"), kind: "primary", huge: true, local: true, tap: () => look.guide(null) })}`,
  });
}
