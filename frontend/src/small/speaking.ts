/** What the small elements share: words, colours, the minute. */

import { LitElement } from "lit";

import { clock } from "../clock";
import { paint } from "../drawing/theme";
import type { House } from "../face";
import { tableOf } from "../languages/tables";
import type { Action, Page } from "../model";
import { Formats, type Locale } from "../pure/formats";
import { isRightToLeft, Words } from "../pure/words";
import { glance, type Glance, type Tongue } from "./glance";

export abstract class Speaking extends LitElement {
  static override properties = {
    told: { attribute: false }, locale: { attribute: false }, zone: { attribute: false },
    lostSince: { attribute: false }, theme: { attribute: false }, whenIdle: { attribute: false },
    // Declared, as it may be given before the element is known: what is not is lost then.
    house: { attribute: false },
  };

  declare told: Page | null;
  declare locale: Locale;
  declare zone: string | undefined;
  declare lostSince: number | null;
  declare theme: unknown;
  declare whenIdle: boolean;
  declare house: House | null;
  protected tongue!: Tongue;
  private spoken: Locale | null = null;
  private painted: unknown = undefined;
  private end: (() => void) | undefined;
  private sent = new Set<Action>();

  constructor() {
    super();
    this.told = null;
    this.locale = { language: "en" };
    this.lostSince = null;
    this.theme = null;
    this.whenIdle = false;
    this.house = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = clock.every("minute", () => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  protected override shouldUpdate(): boolean {
    return tableOf(this.locale.language, () => this.requestUpdate()) !== null;
  }

  protected override willUpdate(): void {
    const zone = this.told?.plan?.kind === "plan" ? this.told.plan.time_zone : this.zone;
    if (this.locale !== this.spoken || this.tongue?.formats.zone !== zone) {
      this.spoken = this.locale;
      const formats = new Formats(this.locale, zone);
      const words = new Words(formats.language, tableOf(formats.language) ?? {}, (n) => formats.number(n));
      this.tongue = { formats, say: words.say.bind(words), at: clock.now() };
      this.dir = isRightToLeft(formats.language) ? "rtl" : "ltr";
      this.lang = formats.language;
    }
    if (this.theme !== this.painted) {
      this.painted = this.theme;
      paint(this);
    }
    this.tongue.at = clock.now();
  }

  protected get glance(): Glance | null {
    return this.told ? glance(this.tongue, this.told) : null;
  }

  protected go(path = "/back-recovery"): void {
    history.pushState(null, "", path);
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  }

  protected async send(entry: string, action: Action, data: object): Promise<boolean> {
    // Tapped twice is meant once: the second would be refused, as if the first had been.
    if (this.sent.has(action)) return false;
    this.sent.add(action);
    try {
      await this.house?.act(entry, action, data, this.tongue.formats.language);
      return true;
    } catch (error) {
      this.dispatchEvent(new CustomEvent("hass-notification", {
        detail: { message: (error as Error).message || this.tongue.say("failed") }, bubbles: true, composed: true,
      }));
      return false;
    } finally {
      this.sent.delete(action);
    }
  }
}
