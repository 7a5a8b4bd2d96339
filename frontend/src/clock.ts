/** The one clock of the page: no timer while nothing is shown that counts, none in a hidden tab. */

import { MINUTE, SECOND } from "./pure/instants";

type Every = "second" | "minute";
type Tick = (now: number) => void;

/** Below this a browser's clock is right enough; messages take a moment, too. */
const TRUSTED = 5 * SECOND;

class Clock {
  private offset = 0;
  private ticks: Record<Every, Set<Tick>> = { second: new Set(), minute: new Set() };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private minute = 0;
  /** Stands still at this moment: for pictures of the page. */
  private still: number | null = null;

  constructor() {
    globalThis.document?.addEventListener("visibilitychange", () => {
      if (document.hidden) this.rest();
      else this.tick();
    });
  }

  now(): number {
    return this.still ?? Date.now() + this.offset;
  }

  /** The house said what time it is. */
  heard(at: number): void {
    const offset = at - Date.now();
    this.offset = Math.abs(offset) > TRUSTED ? offset : 0;
  }

  standStill(at: number | null): void {
    this.still = at;
    this.tick();
  }

  /** Call `tick` each second or minute; what is returned ends it. */
  every(every: Every, tick: Tick): () => void {
    this.ticks[every].add(tick);
    this.arm();
    return () => {
      this.ticks[every].delete(tick);
      if (!this.isWanted()) this.rest();
    };
  }

  /** Whether a timer is armed: for tests. */
  get isRunning(): boolean {
    return this.timer !== undefined;
  }

  private isWanted(): boolean {
    return this.ticks.second.size + this.ticks.minute.size > 0;
  }

  private arm(): void {
    if (this.timer !== undefined || !this.isWanted() || document.hidden || this.still !== null) {
      return;
    }
    const span = this.ticks.second.size ? SECOND : MINUTE;
    this.timer = setTimeout(() => this.tick(), span - (this.now() % span) + 5);
  }

  private tick(): void {
    this.rest();
    const now = this.now();
    const minute = Math.floor(now / MINUTE);
    for (const tick of [...this.ticks.second]) tick(now);
    if (minute !== this.minute) for (const tick of [...this.ticks.minute]) tick(now);
    this.minute = minute;
    this.arm();
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

export const clock = new Clock();
