import { css } from "lit";

/** One step on the whole screen: a phone upright, or lying and on a wall with the picture left. */
export const guideStyles = css`
.full { container-type: size; width: 100vw; max-width: none; height: 100dvh; max-height: none; margin: 0; inset: 0; animation: appear .15s; }
.gd { height: 100%; display: flex; flex-direction: column; padding: 8px 16px calc(16px + env(safe-area-inset-bottom, 0px)); padding-top: calc(8px + env(safe-area-inset-top, 0px)); max-width: 560px; margin: 0 auto; overflow-y: auto; }
.g-top { display: flex; align-items: center; justify-content: space-between; min-height: 44px; margin: 0 -8px 4px; }
.g-top .quiet { padding: 0; width: 44px; background: none; }
.g-top .quiet span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.g-top .quiet .i { --mdc-icon-size: 1.5rem; }
.g-of { font-variant-numeric: tabular-nums; color: var(--br-soft); }
.dots { display: flex; gap: 6px; margin-bottom: 16px; }
.dots i { flex: 1; height: 6px; border-radius: 3px; background: var(--br-step); }
.dots .d { background: color-mix(in srgb, var(--br-line) 60%, var(--ground)); }
.dots .c { background: var(--br-fill); outline: 1px solid var(--br-fill); }
.g-plate { background: var(--br-tint); border-radius: 16px; padding: 12px; aspect-ratio: 3 / 2; max-height: 38cqh; width: 100%; display: grid; place-items: center; position: relative; --picture-accent: var(--br-line); }
.g-plate svg { width: 100%; height: 100%; min-width: 0; min-height: 0; display: block; }
.g-pic.small .g-plate { max-height: 20cqh; aspect-ratio: 2; }
.g-pic.plain { display: none; }
.moves > div { position: absolute; inset: 12px; display: grid; }
.moves .still { opacity: 0; }
.moves .first { animation: frames 2.4s step-end infinite; }
.moves .second { animation: frames 2.4s step-end -1.2s infinite; opacity: 0; }
.moves.stands > .first, .moves.stands > .second { display: none; }
.moves.stands .still { opacity: 1; }
.pause { position: absolute; inset-block-end: 0; inset-inline-end: 0; color: var(--br-ink); }
@keyframes frames { 0% { opacity: 1; } 50% { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  .moves .first, .moves .second, .pause { display: none; }
  .moves .still { opacity: 1; }
}
.g-in { flex: 1; display: flex; flex-direction: column; min-height: 0; margin-top: 16px; }
.g-over, .g-wall, .g-time, .g-bar { display: none; }
.g-head { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; }
.g-title { font-size: 1.75rem; line-height: 2.125rem; text-wrap: balance; }
.g-amount { font-weight: 400; font-size: 2.75rem; line-height: 3rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.g-say { font-size: 1.25rem; line-height: 1.75rem; margin-top: 6px; text-wrap: balance; }
.gd .proof { justify-content: flex-start; margin-top: 8px; font-size: 1rem; line-height: 1.5rem; }
.g-in > .alarm { text-align: start; margin-bottom: 16px; flex: none; }
.mid { text-align: center; }
.mid .g-head { justify-content: center; }
.gd .mid .proof { justify-content: center; }
.g-in > .row { margin-top: 16px; }
.g-acts { margin-top: auto; padding-top: 16px; }
.g-undo { display: flex; align-items: center; gap: 12px; margin-top: 12px; padding: 4px 16px; border-radius: 22px; background: var(--br-quiet); align-self: flex-start; }
.gd .nums { margin-top: 4px; }
@container (min-aspect-ratio: 5 / 4) {
  .gd { --u: min(100cqw / 1024, 100cqh / 600); max-width: none; padding: 0; display: grid; grid-template-columns: calc(var(--u) * 424) minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
  .g-pic { grid-column: 1; grid-row: 1 / -1; background: var(--br-tint); display: grid; place-items: center; padding: calc(var(--u) * 12); min-width: 0; }
  .gd:has(> .g-pic:empty) { grid-template-columns: 0 minmax(0, 1fr); }
  .g-pic:empty { padding: 0; background: none; }
  .g-pic.plain { display: grid; background: none; }
  .g-pic.plain .ring { width: calc(var(--u) * 300); height: calc(var(--u) * 300); margin: 0; max-width: none; max-height: none; }
  .g-pic.plain .rb { font-weight: 500; font-size: calc(var(--u) * 76); line-height: 1.05; }
  .g-pic.plain .rs { font-size: calc(var(--u) * 28); line-height: 1.3; }
  .g-pic .g-plate, .g-pic.small .g-plate { background: none; max-height: none; aspect-ratio: auto; height: 100%; padding: 0; }
  .g-top { grid-column: 2; margin: 0; padding: 8px calc(var(--u) * 24) 0; justify-content: flex-start; flex-direction: row-reverse; gap: 12px; }
  .g-top .quiet { width: auto; min-height: max(44px, var(--u) * 56); border-radius: 28px; padding: 8px 22px; font-size: max(1rem, var(--u) * 20); background: var(--br-quiet); }
  .g-top .quiet span { position: static; width: auto; height: auto; clip-path: none; }
  .g-top .corner { color: var(--br-soft); order: -1; }
  .g-of { display: none; }
  .gd > .dots { display: none; }
  .g-in { grid-column: 2; margin: 0; padding: 0 calc(var(--u) * 40) calc(var(--u) * 28) calc(var(--u) * 44); padding-inline: calc(var(--u) * 44) calc(var(--u) * 40); overflow-y: auto; justify-content: safe center; }
  .mid { text-align: start; }
  .gd .mid .proof { justify-content: flex-start; }
  .g-over { display: block; font-size: calc(var(--u) * 28); line-height: 1.3; color: var(--br-soft); }
  .g-wall { display: block; margin: calc(var(--u) * 10) 0 calc(var(--u) * 4); }
  .g-wall .dots { margin: 0; }
  .g-wall i { height: calc(var(--u) * 12); border-radius: 6px; }
  .g-head { display: block; }
  .g-title { font-size: calc(var(--u) * 44); line-height: 1.14; }
  .g-amount, .g-time { display: block; font-weight: 400; font-size: calc(var(--u) * 140); line-height: 1; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
  .g-ring { display: none; }
  .g-bar { display: block; margin: calc(var(--u) * 6) 0 calc(var(--u) * 14); }
  .g-bar .tbar { height: calc(var(--u) * 14); border-radius: 7px; }
  .gd .proof { font-size: calc(var(--u) * 28); line-height: 1.3; color: var(--br-soft); margin: 0; }
  .gd .proof .i { --mdc-icon-size: calc(var(--u) * 32); }
  .g-say { font-size: calc(var(--u) * 36); line-height: 1.22; margin-top: calc(var(--u) * 14); }
  .g-acts { margin-top: 0; padding-top: calc(var(--u) * 24); flex-flow: row wrap; gap: calc(var(--u) * 16); }
  .g-acts .row { flex: 1 1 auto; gap: calc(var(--u) * 16); }
  .g-acts .b { min-height: max(44px, var(--u) * 92); border-radius: calc(var(--u) * 46); font-size: max(1rem, var(--u) * 30); line-height: 1.15; padding: 4px calc(var(--u) * 22); }
  .g-acts > .b.wide { flex: 2 1 auto; width: auto; }
  .g-acts > .wide + .row > .b { font-size: max(1rem, var(--u) * 24); white-space: nowrap; }
  .g-acts .b .i { --mdc-icon-size: max(1.5rem, var(--u) * 40); }
}
`;
