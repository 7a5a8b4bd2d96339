/** What the panel, the card and the small ones have in common: `hass` in, what was heard out. */

import { LitElement } from "lit";

import type { Page } from "../model";
import { hear, type Heard } from "./connection";
import type { Hass } from "./hass";

export abstract class Seat extends LitElement {
  private given: Hass | null = null;
  private end: (() => void) | undefined;
  private endOf = "";
  /** The plan that is looked at; undefined: that of who looks. */
  protected entry: string | undefined;
  protected heard: Heard = { page: null, lostSince: null, stale: false, failed: null };

  get hass(): Hass | null {
    return this.given;
  }

  set hass(hass: Hass | null) {
    const before = this.given;
    this.given = hass;
    if (!hass) return;
    // `hass` is new with every state of the house; only these matter here.
    if (!before || before.locale !== hass.locale || before.themes !== hass.themes ||
      before.selectedTheme !== hass.selectedTheme || before.connection !== hass.connection) {
      this.listen();
      this.requestUpdate();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
    this.end = undefined;
    this.endOf = "";
  }

  protected look(entry: string | undefined): void {
    this.entry = entry;
    this.listen();
  }

  /** Who was chosen to be looked at is gone: it shows again whom it is about. */
  protected comeBack(usual: string | undefined): void {
    if (this.heard.page && !this.heard.page.plan && this.entry !== usual) this.look(usual);
  }

  get told(): Page | null {
    return this.heard.page;
  }

  private listen(): void {
    const hass = this.given;
    if (!hass || !this.isConnected) return;
    const of = `${this.entry ?? ""} ${hass.locale.language} ${hass.locale.time_format ?? ""}`;
    if (this.endOf === of) return;
    this.end?.();
    this.endOf = of;
    this.end = hear(hass, this.entry, (heard) => {
      this.heard = heard;
      this.requestUpdate();
    });
  }

  protected get zone(): string | undefined {
    return this.given?.locale.time_zone === "server" ? this.given.config.time_zone : undefined;
  }
}
