import { css } from "lit";

import { compactStyles } from "./compact";
import { guideStyles } from "./guide";
import { stairs } from "./stairs";

/** Of what is loaded later: chart, sheets that are no safety lists. */
const late = css`
.also { margin-top: 8px; display: flex; flex-direction: column; align-items: center; }
.also .link { margin: 0; }
.l2 .how { display: inline-flex; gap: 6px; align-items: center; }
.l2 .how .i { --mdc-icon-size: 1rem; }
.who { display: block; font-size: 1rem; line-height: 1.5rem; color: var(--text); }
.seg { display: flex; flex-wrap: wrap; gap: 8px; }
.seg button { flex: 1 1 auto; min-height: 44px; border: 1px solid var(--line); border-radius: 22px; background: none; padding: 6px 12px; display: inline-flex; gap: 6px; align-items: center; justify-content: center; }
.seg button:first-child { flex-basis: 100%; }
.stp { display: flex; justify-content: space-between; align-items: center; gap: 12px; margin-top: 16px; }
.stp > span { display: flex; gap: 8px; }
.wait { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 24px 0 8px; }
.run { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: 14px; align-items: center; }
.run .i { color: var(--sign); }
.run .b .i { color: inherit; }
.mv { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px 8px; margin-top: 16px; text-align: center; font-size: .875rem; line-height: 1.25rem; }
.mv .pw { width: 100%; margin-bottom: 4px; }
.caps { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 8px; }
.chart { position: relative; margin-top: 12px; padding-bottom: 2.75rem; }
.chart svg { width: 100%; height: 7.5rem; display: block; overflow: visible; }
:host([dir="rtl"]) .chart svg { transform: scaleX(-1); }
.gl { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.gy, .days { font-size: .875rem; line-height: 1.25rem; color: var(--br-soft); font-variant-numeric: tabular-nums; }
.pnow, .pworst { fill: none; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; stroke: var(--br-line); stroke-width: 3; }
.pworst { stroke: var(--br-soft); stroke-width: 2; stroke-dasharray: 2 6; }
.plot { position: absolute; inset: 0 0 auto; height: 7.5rem; pointer-events: none; }
.plot .gy { position: absolute; inset-inline-start: 0; transform: translateY(-50%); min-width: 16px; text-align: end; }
.pd { position: absolute; width: 10px; height: 10px; margin: -5px; border-radius: 50%; border: 3px solid var(--br-line); background: var(--ground); box-sizing: border-box; }
.marks, .days { position: absolute; inset-inline: 0; height: 1.25rem; }
.marks { bottom: 1.5rem; }
.days { bottom: 0; }
.marks span { position: absolute; width: 1.25rem; margin-inline-start: -.625rem; color: var(--sign); }
.marks .i { --mdc-icon-size: 1rem; margin: 2px; }
.days span { position: absolute; white-space: nowrap; }
.leg { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: .875rem; line-height: 1.25rem; color: var(--br-soft); margin-top: 6px; }
.leg span { display: flex; gap: 8px; align-items: center; }
.k1, .k2 { width: 22px; border-top: 3px solid var(--br-line); }
.k2 { border-top: 2px dotted var(--br-soft); }
.choices { margin-top: 8px; }
.choice { width: 100%; display: flex; gap: 16px; align-items: center; min-height: 60px; padding: 8px 0; border: 0; background: none; text-align: start; border-radius: 10px; }
.choice > .i { color: var(--sign); }
.choice > span > span { display: block; }
.page { margin-top: 12px; padding: 12px; border-radius: 10px; background: var(--br-quiet); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; line-height: 1.25rem; max-height: 50vh; overflow-y: auto; }
`;

export const lateStyles = [late, stairs, compactStyles, guideStyles];
