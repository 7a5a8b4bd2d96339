/**
 * The one way to the house: one subscription for a plan however many cards show it, none in a
 * hidden tab, and every element hears when the connection is lost and when it is back.
 */

import { clock } from "../clock";
import type { Action, Page } from "../model";
import { Formats } from "../pure/formats";
import { moment } from "../pure/instants";
import { askNow } from "../pure/patience";
import type { Connection, Hass } from "./hass";

declare const BUNDLE: string;

export interface Heard {
  page: Page | null;
  /** Since when there is no connection; null while there is one. */
  lostSince: number | null;
  /** The house belongs to another bundle than this one. */
  stale: boolean;
  /** Why nothing could be heard, in words. */
  failed: string | null;
}

type Listener = (heard: Heard) => void;

/** A break shorter than this is not worth a word. */
const PATIENCE = 2000;
/** A tab that is only switched for a moment keeps its line. */
const HIDDEN = 10_000;
const AGAIN = 1500;

/** In what language and with what clock the house speaks to whoever looks. */
interface Spoken { language: string; clock: "12" | "24" }

function spoken(hass: Hass): Spoken {
  return { language: hass.locale.language, clock: new Formats(hass.locale).clock };
}

class Line {
  private listeners = new Set<Listener>();
  private end: Promise<() => Promise<void>> | null = null;
  private heard: Heard = { page: null, lostSince: null, stale: false, failed: null };
  /** Until it is told that the connection is lost; of its own, whatever else happens meanwhile. */
  private losing: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lostAt = 0;

  constructor(
    private connection: Connection, private entry: string | undefined, private words: Spoken,
    private empty: () => void,
  ) {}

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    else listener(this.heard);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  private open(): void {
    this.connection.addEventListener("disconnected", this.lost);
    this.connection.addEventListener("ready", this.back);
    document.addEventListener("visibilitychange", this.seen);
    // Whoever comes while there is none is told so, too.
    if (!this.connection.connected) this.lost();
    else if (!document.hidden) this.subscribe();
  }

  private close(): void {
    this.connection.removeEventListener("disconnected", this.lost);
    this.connection.removeEventListener("ready", this.back);
    document.removeEventListener("visibilitychange", this.seen);
    clearTimeout(this.timer);
    clearTimeout(this.losing);
    this.unsubscribe();
    this.empty();
  }

  private subscribe(): void {
    if (this.end) return;
    const end = this.connection.subscribeMessage<Page>((page) => this.take(page), {
      type: "back_recovery/subscribe", ...this.words, bundle: BUNDLE,
      ...(this.entry ? { entry_id: this.entry } : {}),
      // Once more by ourselves: after a restart the house answers before we are loaded there.
    }, { resubscribe: false });
    this.end = end;
    // What of the page was not there while the house started is there now.
    end.then(askNow, (error: { message?: string }) => {
      // One that was lost with its connection says so late.
      if (this.end !== end) return;
      this.end = null;
      this.tell({ failed: error?.message ?? "" });
      // The integration may still be starting.
      this.timer = setTimeout(() => { if (this.listeners.size && !document.hidden) this.subscribe(); }, AGAIN);
    });
  }

  private unsubscribe(): void {
    const end = this.end;
    this.end = null;
    void end?.then((unsubscribe) => unsubscribe()).catch(() => {});
  }

  private take(page: Page): void {
    const at = page.plan?.kind === "plan" ? page.plan.at : null;
    if (at) clock.heard(moment(at));
    this.tell({
      page, lostSince: null, failed: null,
      stale: page.bundle !== "" && page.bundle !== BUNDLE,
    });
  }

  private tell(what: Partial<Heard>): void {
    this.heard = { ...this.heard, ...what };
    for (const listener of this.listeners) listener(this.heard);
  }

  private lost = (): void => {
    // With the connection its subscriptions are gone.
    this.end = null;
    if (this.lostAt) return;
    this.lostAt = Date.now();
    clearTimeout(this.timer);
    this.losing = setTimeout(() => this.tell({ lostSince: this.lostAt, failed: null }), PATIENCE);
  };

  /** What is told ends the banner; nothing else does. */
  private back = (): void => {
    this.lostAt = 0;
    clearTimeout(this.losing);
    if (!document.hidden) this.subscribe();
  };

  private seen = (): void => {
    clearTimeout(this.timer);
    if (document.hidden) this.timer = setTimeout(() => this.unsubscribe(), HIDDEN);
    else if (this.connection.connected) this.subscribe();
  };
}

const lines = new WeakMap<Connection, Map<string, Line>>();

/** Hear what the house tells of a plan (or of that of who looks); what is returned ends it. */
export function hear(hass: Hass, entry: string | undefined, listener: Listener): () => void {
  const words = spoken(hass);
  const key = `${entry ?? ""} ${words.language} ${words.clock}`;
  const of = lines.get(hass.connection) ?? new Map<string, Line>();
  lines.set(hass.connection, of);
  let line = of.get(key);
  if (!line) {
    line = new Line(hass.connection, entry, words, () => of.delete(key));
    of.set(key, line);
  }
  return line.listen(listener);
}

export function act(
  hass: Hass, entry: string, action: Action, data: object, language: string,
): Promise<{ said?: string; page?: string; csv?: string }> {
  return hass.connection.sendMessagePromise({
    type: "back_recovery/act", entry_id: entry, ...spoken(hass), language, action, data,
  });
}
