import { css } from "lit";

/** The way back: shapes in SVG, all text in CSS so that it is never scaled. */
export const stairs = css`
.stairs { position: relative; height: 9rem; margin: 4px 0; }
.stairs svg { position: absolute; inset: 0; width: 100%; height: 100%; }
:host([dir="rtl"]) .stairs svg { transform: scaleX(-1); }
.st.done { fill: var(--br-done); }
.st.here { fill: var(--br-fill); }
.st.ahead { fill: var(--br-step); }
.steps { position: absolute; inset: 0; display: flex; }
.step { flex: 1 1 0; min-width: 0; border: 0; background: none; padding: 0; position: relative; border-radius: 5px; color: var(--br-soft); font-weight: 500; font-size: min(.9375rem, 6cqi); line-height: 1.25rem; }
.step .sl { position: absolute; inset-inline: 0; bottom: 8px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.step.here .sl { color: var(--br-on-fill); }
.step.done .sl { color: var(--br-ink); }
.step .me { position: absolute; inset-inline: 0; bottom: calc(100% - var(--top) + 2px); display: grid; place-items: center; color: var(--br-ink); }
.step.here .me .i { --mdc-icon-size: 2.25rem; margin-bottom: -5px; }
.step[aria-pressed="true"] .sl { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
`;
