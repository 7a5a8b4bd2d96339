import { nothing } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";

import { clock } from "../clock";

type Draw = (now: number) => unknown;

/** A value that counts by itself: only this text or attribute is drawn again, not the page. */
class Ticking extends AsyncDirective {
  private draw: Draw = () => nothing;
  private last: unknown;
  private every: "second" | "minute" = "second";
  private end: (() => void) | undefined;

  override render(draw: Draw, every: "second" | "minute" = "second"): unknown {
    this.draw = draw;
    if (every !== this.every) this.stop();
    this.every = every;
    if (this.isConnected) this.start();
    this.last = draw(clock.now());
    return this.last;
  }

  override disconnected(): void {
    this.stop();
  }

  override reconnected(): void {
    this.start();
    this.again(clock.now());
  }

  private start(): void {
    this.end ??= clock.every(this.every, (now) => this.again(now));
  }

  private stop(): void {
    this.end?.();
    this.end = undefined;
  }

  private again(now: number): void {
    const value = this.draw(now);
    if (value === this.last) return;
    this.last = value;
    this.setValue(value);
  }
}

export const ticking = directive(Ticking);
