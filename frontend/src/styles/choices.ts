import { css } from "lit";

/** Of the sheets with things to choose from. */
export const choiceStyles = css`
.choices { margin-top: 8px; }
.choice { width: 100%; display: flex; gap: 16px; align-items: center; min-height: 60px; padding: 8px 0; border: 0; background: none; text-align: start; border-radius: 10px; }
.choice > .i { color: var(--sign); }
.choice > span > span { display: block; }
.page { margin-top: 12px; padding: 12px; border-radius: 10px; background: var(--br-quiet); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; line-height: 1.25rem; max-height: 50vh; overflow-y: auto; }
`;
