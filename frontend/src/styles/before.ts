import { css } from "lit";

/** Of what stands there while nobody recovers, and of somebody else's plan. */
export const beforeStyles = css`
.seg { display: flex; flex-wrap: wrap; gap: 8px; }
.seg button { flex: 1 1 auto; min-height: 44px; border: 1px solid var(--line); border-radius: 22px; background: none; padding: 6px 12px; display: inline-flex; gap: 6px; align-items: center; justify-content: center; }
.seg button:first-child { flex-basis: 100%; }
.stp { display: flex; justify-content: space-between; align-items: center; gap: 12px; margin-top: 16px; }
.stp > span { display: flex; gap: 8px; }
.run { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: 14px; align-items: center; }
.run .i { color: var(--sign); }
.run .b .i { color: inherit; }
@container (max-width: 21.4375rem) {
  .run { grid-template-columns: 1.5rem minmax(0, 1fr); }
  .run .row { grid-column: 1 / -1; }
}
`;
