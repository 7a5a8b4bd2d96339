import { css } from "lit";

/** Of what stands there while somebody recovers: numbers, ticks, what comes, the chart. */
export const planStyles = css`
.last { margin-bottom: 8px; }
.last b { color: var(--text); }
.nl { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; margin: 12px 0 6px; font-weight: 500; }
.last + .nl { margin-top: 4px; }
.nl .s2 { font-weight: 400; text-align: end; }
.nums { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 6px; }
.nums.ten { grid-template-columns: repeat(5, minmax(0, 1fr)); }
.num { min-height: 48px; border: 1px solid var(--line); border-radius: 10px; background: none; padding: 0; font-size: .875rem; line-height: 1.125rem; font-variant-numeric: tabular-nums; display: flex; gap: 4px; align-items: center; justify-content: center; }
.num b { font-size: 1.1875rem; line-height: 1.5rem; }
.num.z { grid-column: span 2; }
.num.on { background: var(--br-fill); border-color: var(--br-fill); color: var(--br-on-fill); box-shadow: 0 0 0 2px var(--ground), 0 0 0 4px var(--br-fill); }
.num.dim { opacity: .45; cursor: default; }
.ticks { margin-top: 12px; }
.ticks .ln { border: 0; padding: 6px 0; }
.ticks .ln > .i { color: var(--br-soft); }
.ticks .met > .i { color: var(--br-green-ink); }
@container (min-width: 40rem) { .face:not(.two) .nums { grid-template-columns: repeat(12, minmax(0, 1fr)); } }
.also { margin-top: 8px; display: flex; flex-direction: column; align-items: center; }
.also .link { margin: 0; }
.l2 .how { display: inline-flex; gap: 6px; align-items: center; }
.l2 .how .i { --mdc-icon-size: 1rem; }
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
@container (max-width: 21.4375rem) {
  .nums { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .nl .s2 { display: none; }
}
`;
