import { css } from "lit";

/** What opens over the page. */
export const sheets = css`
dialog { outline: none; border: 0; padding: 0; color: inherit; background: var(--ground); font: inherit; }
dialog::backdrop { background: rgb(0 0 0 / .5); animation: appear .2s; }
.over { container-type: inline-size; position: fixed; inset: auto 0 0; margin: 0 auto; width: min(480px, 100%); max-width: 100%; max-height: calc(100dvh - 24px - env(safe-area-inset-top, 0px)); border-radius: 20px 20px 0 0; overflow-y: auto; overscroll-behavior: contain; animation: rise .2s; }
@media (min-width: 600px) and (min-height: 560px) { .over { inset: 0; margin: auto; border-radius: 20px; } }
.sheet { padding: 8px 16px calc(16px + env(safe-area-inset-bottom, 0px)); }
.sheet > .tx { margin-top: 4px; }
.shh { display: flex; justify-content: space-between; align-items: center; min-height: 44px; margin: 0 -8px 4px; position: sticky; top: 0; z-index: 1; background: var(--ground); }
.shh .s2 { font-size: 1rem; padding-inline-end: 8px; font-variant-numeric: tabular-nums; }
.bl { margin-top: 12px; }
.bl li { padding: 9px 0; padding-inline-start: 16px; border-top: 1px solid var(--line); position: relative; line-height: 1.375rem; }
.bl li::first-letter { text-transform: uppercase; }
.bl li::before { content: ""; position: absolute; inset-inline-start: 0; top: 17px; width: 6px; height: 6px; border-radius: 3px; background: var(--br-red-ink); }
@keyframes rise { from { transform: translateY(24px); opacity: 0; } }
`;
