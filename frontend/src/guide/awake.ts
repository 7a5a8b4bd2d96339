/** The screen stays awake while a guide is open; where it is refused, nothing is said. */

export class Awake {
  private lock: { release(): Promise<void> } | null = null;
  private wanted = false;

  set(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (wanted) {
      document.addEventListener("visibilitychange", this.seen);
      void this.ask();
    } else {
      document.removeEventListener("visibilitychange", this.seen);
      void this.lock?.release().catch(() => undefined);
      this.lock = null;
    }
  }

  private async ask(): Promise<void> {
    try {
      this.lock = await navigator.wakeLock.request("screen");
      if (!this.wanted) await this.lock.release();
    } catch {
      // Refused, or not known here: the screen does as it always does.
      this.lock = null;
    }
  }

  /** A hidden page loses its lock. */
  private seen = (): void => {
    if (!document.hidden) void this.ask();
  };
}
