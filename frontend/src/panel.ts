/** The page in the sidebar: the face with a head. A message leads here with `?prompt=…`. */

import { css, html } from "lit";

import type { House } from "./face";
import { act } from "./house/connection";
import { Seat } from "./house/seat";

export class Panel extends Seat {
  static override styles = css`:host { display: block; min-height: 100%; background: var(--primary-background-color); }`;
  static override properties = { narrow: { attribute: false }, route: { attribute: false }, panel: { attribute: false } };

  declare narrow: boolean;
  declare route: unknown;
  declare panel: unknown;

  private house: House = {
    act: (entry, action, data, language) => act(this.hass!, entry, action, data, language),
  };

  protected override willUpdate(): void {
    this.comeBack(undefined);
  }

  protected override render(): unknown {
    if (!this.hass) return html``;
    return html`<back-recovery-face
      .house=${this.house} .told=${this.heard.page} .locale=${this.hass.locale} .zone=${this.zone}
      .lostSince=${this.heard.lostSince} .stale=${this.heard.stale} .head=${true} .narrow=${this.narrow}
      .failed=${this.heard.failed} .theme=${this.hass.themes} .prompt=${asked()} .titles=${true}
      @choose-plan=${(event: CustomEvent<string>) => this.look(event.detail)}
    ></back-recovery-face>`;
  }
}

/** Which question a message led to. */
function asked(): string | null {
  return new URLSearchParams(location.search).get("prompt");
}

