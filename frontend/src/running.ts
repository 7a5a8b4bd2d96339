/**
 * While something runs: the title of the page counts, a reader hears the time now and then, the
 * guide opens on a wall, knows when it is over, and keeps the screen awake.
 */

import { clock } from "./clock";
import { Awake } from "./guide/awake";
import type { Taps } from "./look";
import type { Plan, Session } from "./model";
import { countdown, isSpoken, left, MINUTE, SECOND } from "./pure/instants";
import type { Key, Values } from "./pure/words";

interface Speaker {
  readonly guideOf: string | null;
  readonly fullScreen: boolean;
  readonly taps: Taps;
  say(key: Key, values?: Values): string;
  politely(text: string): void;
  tapped(taps: Partial<Taps>): void;
  guide(activity: string | null): void;
}

/** A wall goes back to its dashboard this long after it is over. */
const BACK = MINUTE;
/** A guide without anything to show is left after this long. */
const EMPTY = 5 * SECOND;

export class Running {
  private end: (() => void) | undefined;
  private of = "";
  private title: string | null = null;
  private before = Number.POSITIVE_INFINITY;
  private awake = new Awake();
  private session: Session | null = null;
  /** The session a wall opened for by itself, so that closing it is respected. */
  private opened: string | null = null;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  /** Follow what runs in this plan; `titles`: the page may change its title. */
  follow(speaker: Speaker, plan: Plan | null, titles: boolean): void {
    this.show(speaker, plan);
    const there = plan?.now.find((one) => one.kind === "are_you_there" && one.until);
    const session = plan?.session ?? null;
    const name = there ? there.title : session?.name ?? "";
    const until = there?.until ?? session?.ends_at ?? null;
    const of = until ? `${name} ${until}` : "";
    if (of === this.of) return;
    this.quiet();
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

  private show(face: Speaker, plan: Plan | null): void {
    const session = plan?.session ?? null;
    const before = this.session;
    this.session = session;
    this.awake.set(face.guideOf !== null && face.guideOf !== "rest");
    if (session) {
      clearTimeout(this.leaving);
      const of = `${session.activity} ${session.started_at}`;
      if (face.fullScreen && this.opened !== of && (face.guideOf === null || face.guideOf === "rest")) {
        this.opened = of;
        face.guide(session.activity);
      }
      return;
    }
    if (before && face.guideOf === before.activity) {
      face.tapped({ ran: before.activity, ranOut: left(before.ends_at, clock.now()) < SECOND });
      if (this.opened) this.leave(face, BACK);
    } else if (face.guideOf && face.guideOf !== "rest" && face.guideOf !== "ready_check" && face.taps.ran === null) {
      const there = plan?.now.some((one) => one.kind === "are_you_there" && one.activity === face.guideOf);
      if (there) clearTimeout(this.leaving);
      else this.leave(face, EMPTY);
    }
  }

  private leave(face: Speaker, after: number): void {
    const of = face.guideOf;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => { if (face.guideOf === of && !this.session) face.guide(null); }, after);
  }

  stop(): void {
    this.awake.set(false);
    clearTimeout(this.leaving);
    this.quiet();
  }

  private quiet(): void {
    this.end?.();
    this.end = undefined;
    this.of = "";
    if (this.title !== null) document.title = this.title;
    this.title = null;
  }
}
