import { css } from "lit";

/** Of what is loaded later: chart, sheets that are no safety lists. */
export const lateStyles = css`
.chart { position: relative; margin-top: 12px; padding-bottom: 44px; }
.chart svg { width: 100%; height: 7.5rem; display: block; overflow: visible; }
:host([dir="rtl"]) .chart svg { transform: scaleX(-1); }
.gl { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.gy, .days { font-size: .875rem; line-height: 1.25rem; color: var(--br-soft); font-variant-numeric: tabular-nums; }
.pnow, .pworst { fill: none; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; stroke: var(--br-line); stroke-width: 3; }
.pworst { stroke: var(--br-soft); stroke-width: 2; stroke-dasharray: 2 6; }
.plot { position: absolute; inset: 0 0 auto; height: 7.5rem; pointer-events: none; }
.plot .gy { position: absolute; inset-inline-start: 0; transform: translateY(-50%); min-width: 16px; text-align: end; }
.pd { position: absolute; width: 10px; height: 10px; margin: -5px; border-radius: 50%; border: 3px solid var(--br-line); background: var(--card-background-color, #fff); box-sizing: border-box; }
.marks, .days { position: absolute; inset-inline: 0; height: 20px; }
.marks { bottom: 24px; }
.days { bottom: 0; }
.marks span { position: absolute; width: 20px; margin-inline-start: -10px; color: var(--state-icon-color, #44739e); }
.marks .i { --mdc-icon-size: 1rem; width: 1rem; height: 1rem; margin: 2px; }
.days span { position: absolute; white-space: nowrap; }
.leg { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: .875rem; line-height: 1.25rem; color: var(--br-soft); margin-top: 6px; }
.leg span { display: flex; gap: 8px; align-items: center; }
.k1, .k2 { width: 22px; border-top: 3px solid var(--br-line); }
.k2 { border-top: 2px dotted var(--br-soft); }
.choices { margin-top: 8px; }
.choice { width: 100%; display: flex; gap: 16px; align-items: center; min-height: 60px; padding: 8px 0; border: 0; background: none; text-align: start; border-radius: 10px; }
.choice > .i { color: var(--state-icon-color, #44739e); }
.choice > span > span { display: block; }
.page { margin-top: 12px; padding: 12px; border-radius: 10px; background: var(--br-quiet); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; line-height: 1.25rem; max-height: 50vh; overflow-y: auto; }
`;
