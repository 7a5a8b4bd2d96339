/** What Home Assistant puts on a dashboard: the badge and the tile feature, with their `hass`. */

import { css, html, nothing } from "lit";

import type { House } from "../face";
import { act } from "../house/connection";
import { planOf } from "../house/hass";
import { Seat } from "../house/seat";
import { doors } from "../doors";

interface SmallConfig { type?: string; plan?: string; show_idle?: boolean; entity?: string }

abstract class SmallSeat extends Seat {
  protected config: SmallConfig = {};
  protected house: House = {
    act: (entry, action, data, language) => act(this.hass!, entry, action, data, language),
  };

  override connectedCallback(): void {
    super.connectedCallback();
    doors.small.knock();
  }

  setConfig(config: SmallConfig): void {
    this.config = config;
    this.look(config.plan || undefined);
    this.requestUpdate();
  }
}

export class Badge extends SmallSeat {
  static async getConfigForm(): Promise<unknown> {
    return (await doors.forms.through()).smallFormOf();
  }

  static getStubConfig(): object {
    return {};
  }

  protected override render(): unknown {
    if (!this.hass) return nothing;
    return html`<back-recovery-small .told=${this.heard.page} .locale=${this.hass.locale} .zone=${this.zone}
      .theme=${this.hass.themes} .whenIdle=${this.config.show_idle === true}></back-recovery-small>`;
  }
}

export class Feature extends SmallSeat {
  static override styles = css`:host { display: block; }`;
  /** The tile it stands under. */
  context: { entity_id?: string } | undefined;

  static getStubConfig(): object {
    return { type: "custom:back-recovery-feature" };
  }

  protected override render(): unknown {
    if (!this.hass) return nothing;
    return html`<back-recovery-bar .house=${this.house} .told=${this.heard.page} .locale=${this.hass.locale}
      .zone=${this.zone} .theme=${this.hass.themes}></back-recovery-bar>`;
  }

  protected override willUpdate(): void {
    // The plan of the tile's own entity, where nothing else was said.
    const entity = this.context?.entity_id;
    const entry = entity && this.hass ? planOf(this.hass, entity) : undefined;
    if (!this.config.plan && entry && entry !== this.entry) this.look(entry);
  }
}
