/** `back-recovery-badge`: what is left, in one pill. */

import { css, html, nothing } from "lit";

import { ring, icon } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import { base } from "../styles/base";
import { Speaking } from "./speaking";

export class Small extends Speaking {
  static override styles = [base, css`
    :host { display: inline-block; }
    .pill { min-height: 36px; border-radius: 18px; border: 1px solid var(--line); background: var(--ha-card-background, var(--ground)); display: inline-flex; gap: 8px; align-items: center; padding: 0 14px 0 8px; padding-inline: 8px 14px; font-weight: 500; font-size: .875rem; line-height: 1.25rem; font-variant-numeric: tabular-nums; position: relative; max-width: 100%; text-align: start; }
    .pill::after { content: ""; position: absolute; inset: -4px; }
    .i { --mdc-icon-size: 1.25rem; color: var(--sign); }
    .warns .i { color: var(--br-amber-ink); }
    .ring { width: var(--size); height: var(--size); }
    .ring svg { width: 100%; height: 100%; display: block; transform: rotate(-90deg); }
    circle { fill: none; } .track { stroke: var(--br-track); } .arc { stroke: var(--br-line); stroke-linecap: round; }
  `];

  protected override render(): unknown {
    const is = this.glance;
    if (!is) return nothing;
    const text = is.short(Date.now());
    if (text === null && !this.whenIdle) return nothing;
    return html`<button type="button" class="pill ${is.warns ? "warns" : ""}" @click=${() => this.go()}>
      ${is.share && is.every === "minute" ? ring(24, is.share, is.every) : icon(is.every === "minute" && this.told?.plan?.phase === "return" ? "mdi:stairs" : is.icon)}
      <span>${ticking((now) => is.short(now) ?? is.first(now), is.every)}</span></button>`;
  }
}
