import { css } from "lit";

/**
 * Two rows of the sections grid: 120 px, whatever is in them. A first line that is too long takes
 * the place of the second: what to unplug is read to its end, whatever it is called.
 */
export const compactStyles = css`
.cmp { height: 120px; min-height: 100%; padding: 11px 12px; display: flex; flex-direction: column; justify-content: space-between; overflow: hidden; }
.c1 { display: flex; gap: 12px; align-items: center; min-height: 44px; color: inherit; text-decoration: none; border-radius: 10px; }
.c1 .sym { width: 40px; height: 40px; border-radius: 20px; }
.c1 .sym .i { --mdc-icon-size: 1.375rem; }
.ct { flex: 1; min-width: 0; max-height: 2.5rem; overflow: hidden; }
.c-first { font-weight: 500; line-height: 1.25rem; font-variant-numeric: tabular-nums; }
.c-second { font-size: .875rem; line-height: 1.25rem; color: var(--br-soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.c1 .end { color: var(--br-soft); }
.row.nw { flex-wrap: nowrap; }
.row.nw > .b { min-height: 44px; min-width: 0; padding: 6px 10px; font-size: 1rem; border-radius: 22px; flex: 1 1 0; }
.row.nw > .b > span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.row.nw > .b.sq { flex: none; padding: 0; min-width: 44px; }
.row.nw .huge .i { --mdc-icon-size: 1.25rem; }
.row.nw .number { font-size: 1.25rem; line-height: 2.75rem; flex: 1; }
`;
