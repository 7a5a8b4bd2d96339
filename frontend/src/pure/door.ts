/** A file of its own, asked for when it is needed, waited for but not for long. */

import { untilThere } from "./patience";

/** A door is waited for so long before the page is drawn without what is behind it. */
const SOON = 1500;

export class Door<Behind> {
  private found: Behind | null = null;
  private asked = false;
  private late = false;
  private waiting = new Set<() => void>();

  constructor(private fetch: () => Promise<Behind>) {}

  /** What is behind it, or null until it is there. */
  get open(): Behind | null {
    return this.found;
  }

  /** Whether it is there, or is not worth waiting for any more. */
  get isSettled(): boolean {
    return this.found !== null || this.late;
  }

  /** Ask for it, once; `then` is called when it is there, and when it is late. */
  knock(then?: () => void): void {
    if (this.found) return;
    if (then) this.waiting.add(then);
    if (this.asked) return;
    this.asked = true;
    setTimeout(() => this.giveUp(), SOON);
    void this.load();
  }

  /** Until it is there, or is late. */
  async settled(): Promise<void> {
    while (!this.isSettled) await new Promise<void>((then) => this.knock(then));
  }

  /** What is behind it, waited for. */
  async through(): Promise<Behind> {
    while (this.found === null) await new Promise<void>((then) => this.knock(then));
    return this.found;
  }

  private async load(): Promise<void> {
    // The page works without it until then.
    this.found = await untilThere(this.fetch, () => this.giveUp());
    this.tell();
    this.waiting.clear();
  }

  private giveUp(): void {
    if (this.found || this.late) return;
    this.late = true;
    this.tell();
  }

  private tell(): void {
    for (const then of [...this.waiting]) then();
  }
}
