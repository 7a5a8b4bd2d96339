/** `custom:back-recovery-card`: the same as the page, full or in two rows. */

import { css, html, nothing } from "lit";

import type { House } from "./face";
import { act } from "./house/connection";
import { Seat } from "./house/seat";
import { doors } from "./doors";
import { checked, shownParts, USUAL, type CardConfig } from "./house/config";
import type { Hass } from "./house/hass";

export class Card extends Seat {
  static override styles = css`:host { display: block; height: 100%; } back-recovery-face { background: none; }`;

  private config: CardConfig = {};

  private house: House = {
    act: (entry, action, data, language) => act(this.hass!, entry, action, data, language),
  };

  static async getConfigForm(): Promise<unknown> {
    return (await doors.forms.through()).formOf();
  }

  static getStubConfig(): object {
    return { ...USUAL };
  }

  setConfig(config: CardConfig): void {
    this.config = checked(config);
    this.look(this.config.plan || undefined);
    this.requestUpdate();
  }

  getCardSize(): number {
    return this.config.form === "compact" ? 2 : 12;
  }

  getGridOptions(): object {
    return this.config.form === "compact"
      ? { columns: 12, min_columns: 6, rows: 2, min_rows: 2, max_rows: 2 }
      : { columns: 12, min_columns: 6, rows: "auto" };
  }

  protected override willUpdate(): void {
    this.comeBack(this.config.plan || undefined);
  }

  protected override render(): unknown {
    const hass: Hass | null = this.hass;
    if (!hass) return nothing;
    const common = { parts: shownParts(this.config), pictures: this.config.pictures !== false };
    if (this.config.form === "compact") {
      return html`<back-recovery-face .form=${"compact"} .house=${this.house} .told=${this.heard.page} .locale=${hass.locale}
        .zone=${this.zone} .lostSince=${this.heard.lostSince} .theme=${hass.themes}
        .failed=${this.heard.failed} .pictures=${common.pictures}></back-recovery-face>`;
    }
    return html`<back-recovery-face .house=${this.house} .told=${this.heard.page} .locale=${hass.locale}
      .zone=${this.zone} .lostSince=${this.heard.lostSince} .stale=${this.heard.stale} .failed=${this.heard.failed}
      .theme=${hass.themes} .isChosen=${!!this.config.plan} .mayEdit=${hass.user?.is_admin === true} .wanted=${common.parts} .pictures=${common.pictures}
      .fullScreen=${this.config.full_screen === true}
      @choose-plan=${(event: CustomEvent<string>) => this.look(event.detail)}
    ></back-recovery-face>`;
  }
}
