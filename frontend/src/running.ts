/** While something runs: the title of the page counts, and a reader hears the time now and then. */

import { clock } from "./clock";
import type { Plan } from "./model";
import { countdown, isSpoken, left, SECOND } from "./pure/instants";
import type { Key, Values } from "./pure/words";

interface Speaker {
  say(key: Key, values?: Values): string;
  politely(text: string): void;
}

export class Running {
  private end: (() => void) | undefined;
  private of = "";
  private title: string | null = null;
  private before = Number.POSITIVE_INFINITY;

  /** Follow what runs in this plan; `titles`: the page may change its title. */
  follow(speaker: Speaker, plan: Plan | null, titles: boolean): void {
    const there = plan?.now.find((one) => one.kind === "are_you_there" && one.until);
    const session = plan?.session ?? null;
    const name = there ? there.title : session?.name ?? "";
    const until = there?.until ?? session?.ends_at ?? null;
    const of = until ? `${name} ${until}` : "";
    if (of === this.of) return;
    this.stop();
    if (!until) return;
    this.of = of;
    this.title = titles ? document.title : null;
    this.before = left(until, clock.now()) + SECOND;
    const tick = (now: number) => {
      const rest = left(until, now);
      if (titles) document.title = `${countdown(rest)} · ${name}`;
      // Two minutes are told each half minute, a session at five, at one and at its end.
      const half = there && Math.ceil(rest / SECOND / 30) < Math.ceil(this.before / SECOND / 30);
      if (half && rest > 0) speaker.politely(speaker.say("spoken.half", { n: Math.ceil(rest / SECOND) }));
      const spoken = there ? null : isSpoken(this.before, rest);
      if (spoken) speaker.politely(speaker.say("spoken.minutes", { n: spoken }));
      this.before = rest;
    };
    tick(clock.now());
    this.end = clock.every("second", tick);
  }

  stop(): void {
    this.end?.();
    this.end = undefined;
    this.of = "";
    if (this.title !== null) document.title = this.title;
    this.title = null;
  }
}
