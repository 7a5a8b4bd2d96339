import { css } from "lit";

/** The parts of the page. Narrow is by the width of the element, never of the window. */
export const parts = css`
:host { container-type: inline-size; }
.face { display: flex; flex-direction: column; gap: 8px; max-width: 480px; margin-inline: auto; }
.in-page { padding: 8px; padding-bottom: calc(80px + env(safe-area-inset-bottom, 0px)); }
.top, .el, .part { display: flex; flex-direction: column; gap: 8px; min-width: 0; }
.part { content-visibility: auto; contain-intrinsic-size: auto 300px; }
.top:empty { display: none; }
.loading { padding: 48px 16px; text-align: center; color: var(--br-soft, inherit); }
.face.two { max-width: 1000px; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 16px; padding: 16px 20px 28px; align-items: start; }
.two .top { grid-column: 1 / -1; }
.two .el:last-child > .part:first-child > .sec { margin-top: 0; }
.app { display: flex; align-items: center; gap: 8px; min-height: var(--header-height, 56px); padding: 0 8px; padding-top: env(safe-area-inset-top, 0px); position: sticky; top: 0; z-index: 4; background: var(--app-header-background-color, var(--primary-background-color, #fafafa)); color: var(--app-header-text-color, var(--text)); border-bottom: var(--app-header-border-bottom, 1px solid var(--line)); }
.app .name { flex: 1; min-width: 0; font-size: 1.25rem; line-height: 1.75rem; padding-inline-start: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.ava { width: 36px; height: 36px; border: 0; padding: 0; border-radius: 18px; background: var(--br-tint); color: var(--br-ink); display: grid; place-items: center; font-weight: 500; margin-inline-end: 4px; position: relative; }
button.ava::after { content: ""; position: absolute; inset: -4px; }
.foot { display: flex; gap: 8px; align-items: center; padding: 8px; border-top: 1px solid var(--line); background: var(--ground); }
.foot .b { min-height: 48px; border-radius: 24px; }
.foot:not(.fixed) { max-width: 480px; margin-inline: auto; border: 0; background: none; padding: 8px 0 0; }
.foot.fixed { position: fixed; inset-inline: var(--br-inset, 0px) 0; bottom: 0; z-index: 4; padding-bottom: calc(8px + env(safe-area-inset-bottom, 0px)); }
.card.thin { padding: 10px 16px; }
.one { display: flex; gap: 12px; align-items: center; color: var(--br-soft); font-weight: 400; }
.one .i { --mdc-icon-size: 1.25rem; }
.sec { display: flex; align-items: center; gap: 8px; margin: 16px 8px 0; font-size: 1rem; line-height: 1.5rem; }
.sec .i { --mdc-icon-size: 1.25rem; color: var(--br-soft); }
.hero { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 16px; align-items: center; }
.slot { min-height: 216px; display: flex; flex-direction: column; animation: appear .15s; }
.slot > .acts:last-of-type { margin-top: auto; padding-top: 16px; }
.now { display: flex; gap: 12px; align-items: flex-start; justify-content: space-between; }
.now > .tt { flex: 1; min-width: 0; }
.ring { position: relative; flex: none; width: var(--size); height: var(--size); }
.ring svg { width: 100%; height: 100%; display: block; transform: rotate(-90deg); }
:host([dir="rtl"]) .ring svg { transform: rotate(-90deg) scaleY(-1); }
.ring circle { fill: none; }
.track { stroke: var(--br-track); }
.arc { stroke: var(--br-line); stroke-linecap: round; }
.rt { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; font-variant-numeric: tabular-nums; }
.rb { font-weight: 500; font-size: 1.25rem; line-height: 1.375rem; }
.rs { font-size: .875rem; line-height: 1.125rem; color: var(--br-soft); }
.ring.xl { margin: 12px auto 8px; max-width: 72cqi; max-height: 72cqi; }
.xl .rb { font-weight: 400; font-size: 3.25rem; line-height: 3.5rem; }
.xl .rs { font-size: 1rem; line-height: 1.5rem; }
.frac { font-weight: 500; font-size: 2.5rem; line-height: 2.75rem; white-space: nowrap; color: var(--br-ink); font-variant-numeric: tabular-nums; }
.frac span { font-weight: 400; font-size: 1.25rem; line-height: 1.5rem; color: var(--br-soft); padding-inline-start: 4px; }
.sym { width: 56px; height: 56px; border-radius: 28px; background: var(--br-tint); color: var(--br-ink); display: grid; place-items: center; flex: none; }
.sym .i { --mdc-icon-size: 1.75rem; }
.sym.good { background: var(--br-green); color: var(--br-green-ink); }
.sym.warn { background: var(--br-amber); color: var(--br-amber-ink); }
.sym.wait { outline: 3px dashed color-mix(in srgb, var(--br-line) 60%, transparent); outline-offset: -3px; }
.pw { width: 112px; flex: none; border-radius: 10px; background: var(--br-tint); padding: 2px; aspect-ratio: 4 / 3; display: grid; place-items: center; color: var(--text); --picture-accent: var(--br-line); }
.pw svg { width: 100%; height: 100%; display: block; min-height: 0; min-width: 0; }
.who { display: block; font-size: 1rem; line-height: 1.5rem; color: var(--text); }
.wait { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 24px 0 8px; }
.warnline { display: flex; gap: 10px; margin-top: 12px; }
.warnline .i { --mdc-icon-size: 1.25rem; color: var(--br-amber-ink); }
.meta { margin-top: 10px; text-align: center; }
.meta.l { text-align: start; margin-top: 12px; }
.list { padding: 8px 16px; }
.ln { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0 14px; padding: 8px 0; align-items: start; min-height: 44px; }
.ln > .i { color: var(--sign); }
.ln + .ln { border-top: 1px solid var(--line); }
.l1 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; min-height: 1.5rem; align-items: center; }
.l1 > :first-child { overflow-wrap: anywhere; min-width: 0; }
.lr { color: var(--br-soft); font-variant-numeric: tabular-nums; margin-inline-start: auto; text-align: end; }
.dy { font-weight: 500; color: var(--br-soft); margin: 12px 0 4px; }
.list > .dy:first-child { margin-top: 4px; }
.more { width: 100%; display: flex; align-items: center; gap: 14px; min-height: 48px; border: 0; border-top: 1px solid var(--line); background: none; color: var(--br-soft); text-align: start; padding: 6px 0; margin-top: 4px; }
.others .more { border: 0; margin: 0; }
.others li + li .more { border-top: 1px solid var(--line); }
.more .end { margin-inline-start: auto; }
:host([dir="rtl"]) .more .end, :host([dir="rtl"]) .shh .corner { transform: scaleX(-1); }
.chips { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
.ch { min-height: 44px; border: 1px solid var(--line); border-radius: 22px; padding: 9px 14px; display: inline-flex; gap: 8px; align-items: center; background: none; text-align: start; }
.ch .i, .seg .i { --mdc-icon-size: 1.25rem; }
.ch.on, .seg .on { background: var(--br-tint); border-color: var(--br-fill); color: var(--br-ink); font-weight: 500; }
.ch.bt { background: var(--br-tint); border-color: transparent; color: var(--br-ink); font-weight: 500; }
.tbar { height: 8px; border-radius: 4px; background: var(--br-track); overflow: hidden; }
.tbar i { display: block; height: 100%; border-radius: 4px; background: var(--br-line); }
.tl { display: flex; justify-content: space-between; margin: 6px 0 12px; color: var(--br-soft); }
.tl b { color: var(--text); font-size: 1rem; font-variant-numeric: tabular-nums; }
.ses { text-align: center; display: flex; flex-direction: column; flex: 1; }
.ses-head { position: relative; padding: 0 44px; min-height: 32px; }
.ses-head .corner { position: absolute; inset-block-start: -10px; inset-inline-end: -10px; color: var(--br-soft); }
.proof { display: flex; gap: 8px; align-items: center; justify-content: center; }
.proof .i { --mdc-icon-size: 1.25rem; color: var(--br-green-ink); }
.proof.unsure .i { color: var(--br-amber-ink); }
.skin { margin-top: 16px; padding-top: 14px; border-top: 1px solid var(--line); text-align: start; }
.skin .row { margin-top: 10px; }
.alarm { border-width: 2px; border-style: solid; }
.alarm.w { border-color: var(--warning-color, #ffa600); }
.alarm.e { border-color: var(--br-red); }
.ehead { display: flex; gap: 12px; align-items: center; color: var(--br-red-ink); margin-bottom: 6px; }
.ehead .i { --mdc-icon-size: 2rem; }
.ban { display: flex; gap: 12px; align-items: center; padding: 12px 16px; border-radius: var(--radius); background: var(--br-tint); }
.ban > div { flex: 1; }
.ban.w { background: var(--br-amber); }
.ban.w .i { color: var(--br-amber-ink); }
.ban .b { background: var(--ground); }
@keyframes appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .slot, dialog, dialog::backdrop { animation: none !important; } }
@container (max-width: 17rem) { .hero { grid-template-columns: minmax(0, 1fr); } }
@container (max-width: 21.4375rem) {
  .now .pw { width: 84px; }
  .hd { font-size: 1.375rem; line-height: 1.75rem; }
  .hero { gap: 12px; }
}
`;
