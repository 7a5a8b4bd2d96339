/** The page itself, for the panel and for the card: draws what the house told, keeps the taps. */

import { LitElement, html } from "lit";

import { clock } from "./clock";
import { drawings } from "./drawing/drawings";
import { doors, stylesThere } from "./doors";
import { paint } from "./drawing/theme";
import { wide as isWide } from "./drawing/width";
import { tableOf } from "./languages/tables";
import { layout, waiting } from "./layout";
import { UNTAPPED, type Look, type SheetName, type Taps } from "./look";
import type { Action, Page, Plan } from "./model";
import { Formats, type Locale } from "./pure/formats";
import { now as slotOf, PARTS, SWAP, type Part } from "./pure/order";
import { isRightToLeft, Words, type Key, type Values } from "./pure/words";
import { doorOf, isUrgent } from "./pure/needed";
import { freshIn, news } from "./pure/news";
import type { Running } from "./running";
import { styles } from "./styles";
import { isHelp, SheetHolder } from "./sheets/holder";

/** Whoever can send a tap to the house. */
export interface House {
  act(entry: string, action: Action, data: object, language: string): Promise<{ said?: string; page?: string; csv?: string }>;
}

/** An error stays at least this long. */
const ERROR = 6000;
const CHANGE = 10_000;
const SPOKEN = 10_000;

export class Face extends LitElement implements Look {
  static override properties = {
    told: { attribute: false }, locale: { attribute: false }, zone: { attribute: false },
    lostSince: { attribute: false }, stale: { attribute: false }, wanted: { attribute: false },
    pictures: { attribute: false }, head: { attribute: false }, theme: { attribute: false },
    fullScreen: { attribute: false }, form: { attribute: false }, narrow: { attribute: false },
    failed: { attribute: false }, titles: { attribute: false }, isChosen: { attribute: false }, prompt: { attribute: false },
    mayEdit: { attribute: false },
  };
  static override styles = styles;

  /** Stop the clock here: for pictures of the page, and for tests. */
  static standStill(at: number | null): void {
    clock.standStill(at);
  }

  /** Whether anything counts: not in a hidden tab. */
  static get isTicking(): boolean {
    return clock.isRunning;
  }

  /** Open every door first: for pictures of the page, which are of nothing on its way. */
  static async everything(): Promise<void> {
    await Promise.all(Object.values(doors).map((door) => door.through()));
  }

  /** What the house told last; null while nothing was heard. */
  declare told: Page | null;
  declare locale: Locale;
  declare zone: string | undefined;
  declare lostSince: number | null;
  declare stale: boolean;
  declare wanted: readonly Part[];
  declare pictures: boolean;
  /** Drawn by the page: the card has its own foot instead. */
  declare head: boolean;
  /** Changes with the theme: colours are derived again. */
  declare theme: unknown;
  declare fullScreen: boolean;
  declare form: "full" | "compact";
  /** The sidebar is hidden: the head has a button for it. */
  declare narrow: boolean;
  /** Why nothing could be heard. */
  declare failed: string | null;
  /** A certain plan was asked for: it may be gone. */
  declare isChosen: boolean;
  /** Whoever looks may change the dashboard. */
  declare mayEdit: boolean;
  /** The title of the document may count. */
  declare titles: boolean;
  /** A message led here: this question belongs into the slot. */
  declare prompt: string | null;

  house: House | null = null;
  taps: Taps = UNTAPPED;
  at = clock.now();
  guideOf: string | null = null;
  lastSheet: { page: string; csv: string } | null = null;
  readonly sheets = new SheetHolder(this);

  private shown: Page | null = null;
  private spoken: Locale | null = null;
  private painted: unknown = undefined;
  private led: string | null = null;
  private isSoon = false;
  private lostBefore = false;
  private words!: Words;
  private made: Formats | null = null;
  private sent = new Set<string>();
  private running: Running | null = null;
  private refused = new Map<string, string>();
  private said = { polite: [] as string[], assertive: "" };
  private swappedAt = -Infinity;
  private seen = "";
  private pressed = false;
  private timers = new Set<ReturnType<typeof setTimeout>>();
  private endMinutes: (() => void) | undefined;
  private twoColumns = false;
  private sizes = isWide(this, (wide) => { this.twoColumns = wide; this.requestUpdate(); });

  constructor() {
    super();
    this.told = null;
    this.locale = { language: "en" };
    this.lostSince = null;
    this.stale = false;
    this.wanted = PARTS;
    this.pictures = true;
    this.head = false;
    this.theme = null;
    this.fullScreen = false;
    this.form = "full";
    this.narrow = true;
    this.failed = null;
    this.titles = false;
    this.isChosen = false;
    this.mayEdit = false;
    this.prompt = null;
  }

  get page(): Page { return this.shown!; }
  get plan(): Plan { return this.shown!.plan as Plan; }
  get formats(): Formats { return this.made!; }
  get offline(): boolean { return this.lostSince !== null; }
  get rightToLeft(): boolean { return isRightToLeft(this.locale.language); }

  override connectedCallback(): void {
    super.connectedCallback();
    this.endMinutes = clock.every("minute", () => this.requestUpdate());
    this.sizes.start();
    if (this.form === "full") doors.plan.knock(this.arrived);
    this.arrived();
    this.addEventListener("pointerdown", this.press, { capture: true });
    addEventListener("pointerup", this.release, { capture: true });
    addEventListener("pointercancel", this.release, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endMinutes?.();
    this.sizes.stop();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    removeEventListener("pointerup", this.release, { capture: true });
    removeEventListener("pointercancel", this.release, { capture: true });
    this.sheets.leave();
    this.running?.stop();
  }

  override firstUpdated(): void {
    this.renderRoot.addEventListener("click", this.guard, { capture: true });
  }

  protected override shouldUpdate(): boolean {
    // Words come with a file of their own; without them there is nothing to draw.
    return tableOf(this.locale.language, () => this.requestUpdate()) !== null && this.isComplete();
  }

  /** Whether what is shown now is there: nothing of it appears after the rest of it. */
  private isComplete(): boolean {
    const page = this.told ?? this.shown;
    const name = page && doorOf(page, this.form);
    if (!name) return true;
    doors[name].knock(this.arrived);
    return doors[name].isSettled || isUrgent(page);
  }

  protected override willUpdate(): void {
    // Not what Lit calls changed: that is lost while the words are still on their way.
    if (this.told !== this.shown) this.take();
    const zone = this.shown?.plan?.kind === "plan" ? this.shown.plan.time_zone : this.zone;
    if (this.locale !== this.spoken || this.made?.zone !== zone) {
      this.spoken = this.locale;
      this.made = new Formats(this.locale, zone);
      const { language } = this.made;
      this.words = new Words(language, tableOf(language) ?? {}, (n) => this.formats.number(n));
      this.dir = this.rightToLeft ? "rtl" : "ltr";
      this.lang = language;
    }
    if (this.theme !== this.painted) {
      this.painted = this.theme;
      paint(this);
    }
    if (this.prompt !== this.led && this.shown) this.lead();
    if (this.lostBefore && !this.offline) this.politely(this.say("banner.connected"));
    this.lostBefore = this.offline;
    this.at = clock.now();
  }

  /** A message led here: its question is in the slot and has the focus, or it is closed. */
  private lead(): void {
    this.led = this.prompt;
    const plan = this.shown?.plan;
    if (!this.prompt || plan?.kind !== "plan") return;
    if (plan.now.some((one) => one.prompt_id === this.prompt || one.asking === this.prompt)) {
      this.taps = { ...this.taps, chosen: this.prompt };
      void this.updateComplete.then(() => this.refocus());
    } else this.politely(this.say("banner.question_closed"));
  }

  /** Take what was told; not while a finger is down on the slot, unless it is about safety. */
  private take(): void {
    if (this.pressed && this.shown && !isUrgent(this.told)) return;
    const before = this.shown;
    this.shown = this.told;
    if (this.shown && before) this.announce(before, this.shown);
  }

  protected override render(): unknown {
    if (!this.shown) return waiting(this, this.failed);
    return html`${this.form === "compact" ? doors.small.open?.compact(this) : layout(this, {
      lostSince: this.lostSince, stale: this.stale, wide: this.twoColumns, head: this.head,
      narrow: this.narrow, isChosen: this.isChosen, mayEdit: this.mayEdit,
    })}
      <div class="spoken" role="status" aria-live="polite" aria-atomic="false">${this.said.polite.map((one) => html`<p>${one}</p>`)}</div>
      <div class="spoken" role="alert" aria-live="assertive">${this.said.assertive}</div>
      ${this.sheets.draw()}`;
  }

  protected override updated(): void {
    const slot = this.renderRoot.querySelector<HTMLElement>("[data-now]");
    const now = `${slot?.dataset.slot ?? ""} ${slot?.querySelector("[data-title]")?.textContent ?? ""}`;
    if (this.seen && now !== this.seen) this.swappedAt = performance.now();
    this.seen = now;
    this.hold();
    this.sheets.settle();
    const plan = this.shown?.plan;
    this.running?.follow(this, plan?.kind === "plan" ? plan : null, this.titles);
    if (this.shown) this.soonNeeded();
  }

  /** What a tap may open is asked for while nothing else is to be done. */
  private soonNeeded(): void {
    if (this.isSoon) return;
    this.isSoon = true;
    const ask = () => { for (const door of [doors.plan, doors.before, doors.sheets, doors.guide]) door.knock(this.arrived); };
    // Safari has no moment of rest to wait for.
    (globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 500)))(ask);
  }

  /** What is asked keeps the slot until it is closed: what comes later stands below it. */
  private hold(): void {
    const plan = this.shown?.plan;
    if (plan?.kind !== "plan" || this.form === "compact") return;
    const slot = slotOf(plan, this.at, this.taps.chosen, this.taps.seenOff);
    if (slot.what === "asked") this.taps = { ...this.taps, chosen: slot.asked.prompt_id ?? slot.asked.asking };
  }

  say(key: Key, values?: Values): string {
    return this.words.say(key, values);
  }

  tapped(taps: Partial<Taps>): void {
    this.taps = { ...this.taps, ...taps };
    if (taps.laterNoted) this.soon(() => this.tapped({ laterNoted: null }), CHANGE);
    this.requestUpdate();
  }

  async act(action: Action, data: object, key: string, polite?: string): Promise<boolean> {
    const plan = this.shown?.plan;
    if (!this.house || !plan || this.sent.has(key)) return false;
    this.sent.add(key);
    this.refused.delete(key);
    this.requestUpdate();
    // Whose plan it is about is no field of what is done.
    const { entry_id: entry = plan.entry_id, ...fields } = data as { entry_id?: string };
    try {
      const answer = await this.house.act(entry, action, fields, this.formats.language);
      if (answer?.page !== undefined) this.lastSheet = { page: answer.page, csv: answer.csv ?? "" };
      this.taps = { ...this.taps, said: answer?.said ?? null };
      const said = polite ?? answer?.said;
      if (said) this.politely(said);
      void this.updateComplete.then(() => this.refocus());
      return true;
    } catch (error) {
      const said = (error as { message?: string })?.message || this.say("failed");
      this.refused.set(key, said);
      this.soon(() => { this.refused.delete(key); this.requestUpdate(); }, ERROR + said.length * 60);
      return false;
    } finally {
      this.sent.delete(key);
      this.requestUpdate();
    }
  }

  busy(key: string): boolean { return this.sent.has(key); }
  failure(key: string): string | null { return this.refused.get(key) ?? null; }
  svg(name: string): string | null { return drawings.get(name, () => this.requestUpdate()); }

  open(sheet: SheetName | null): void {
    // Nothing empty opens: a sheet waits until it is there, but not for long.
    if (sheet && !isHelp(sheet) && !doors.sheets.isSettled) {
      void doors.sheets.settled().then(() => this.open(sheet));
      return;
    }
    if (sheet === "export") {
      this.lastSheet = null;
      void this.act("export", {}, "export");
    }
    this.sheets.open(sheet);
  }

  guide(activity: string | null): void {
    if (activity && !doors.guide.open) {
      void doors.guide.through().then(() => this.guide(activity));
      return;
    }
    if (activity !== this.guideOf) {
      this.taps = { ...this.taps, isReady: false, ran: null, asksAfter: false, test: null };
    }
    this.guideOf = activity;
    this.requestUpdate();
  }

  go(path: string): void {
    history.pushState(null, "", path);
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  }

  politely(text: string): void {
    // Each stands by itself for a while: what comes right after takes no word from it.
    this.said.polite = [...this.said.polite, text];
    this.soon(() => { this.said.polite.shift(); this.requestUpdate(); }, SPOKEN);
    this.requestUpdate();
  }

  private announce(before: Page, after: Page): void {
    const { polite, assertive } = news(before, after, clock.now(), (key, values) => this.say(key, values));
    if (assertive !== null) this.said.assertive = assertive;
    for (const text of polite) this.politely(text);
    const [was, is] = [before.plan, after.plan];
    if (was?.kind !== "plan" || is?.kind !== "plan") return;
    const fresh = freshIn(was, is);
    if (was.phase !== is.phase) this.taps = { ...UNTAPPED, seenOff: this.taps.seenOff };
    else if (fresh) {
      // What was saved can still be changed, below, when the next question has the slot.
      const noted = fresh.kind === "check_in" ? null : this.taps.noted;
      this.taps = { ...this.taps, later: null, laterOf: null, noted, whatIsNew: false };
    }
  }

  /** After an action the focus stays in the slot, on its title. */
  private refocus(): void {
    if (this.sheets.isOpen || this.shadowRoot?.activeElement) return;
    this.renderRoot.querySelector<HTMLElement>("[data-now] [data-title]")?.focus({ preventScroll: true });
  }

  private soon(what: () => void, ms: number): void {
    const timer = setTimeout(() => { this.timers.delete(timer); what(); }, ms);
    this.timers.add(timer);
  }

  /** Something is there, with its styles. */
  private arrived = (): void => {
    if (doors.plan.open) this.running ??= new doors.plan.open.Running();
    for (const { styleSheet } of stylesThere()) {
      const worn = this.shadowRoot?.adoptedStyleSheets;
      if (styleSheet && worn && !worn.includes(styleSheet)) worn.push(styleSheet);
    }
    this.requestUpdate();
  };

  private press = (event: Event): void => {
    this.pressed = event.composedPath().some(
      (node) => node instanceof HTMLElement && node.dataset.now !== undefined,
    );
  };

  private release = (): void => {
    if (!this.pressed) return;
    this.pressed = false;
    if (this.shown !== this.told) {
      // The tap itself comes first.
      this.soon(() => { this.take(); this.requestUpdate(); }, 0);
    }
  };

  private guard = (event: Event): void => {
    const target = event.target as HTMLElement;
    // What only leaves, or opens the list of signs, stands where it stood, and does no harm.
    const inSlot = target.closest?.("[data-now]") && !target.closest("[data-close], .quiet");
    if (inSlot && performance.now() - this.swappedAt < SWAP && event.isTrusted) {
      event.stopPropagation();
      event.preventDefault();
    }
  };
}
