/** Drawings, loaded on demand: each once, and inlined so that they follow the theme. */

import { BASE } from "../base";

declare const PICTURES: Record<string, string>;

class Drawings {
  has(name: string): boolean {
    return name in PICTURES;
  }

  private loaded = new Map<string, string | null>();
  private waiting = new Map<string, Set<() => void>>();

  /** The SVG, or null until it is there; `loaded` is called then. */
  get(name: string, loaded: () => void): string | null {
    const drawn = this.loaded.get(name);
    if (drawn !== undefined) return drawn;
    // Only what was built in: a name of a newer house is no address.
    if (!(name in PICTURES)) return null;
    const others = this.waiting.get(name);
    if (others) others.add(loaded);
    else void this.load(name, loaded);
    return null;
  }

  private async load(name: string, loaded: () => void): Promise<void> {
    const waiting = new Set([loaded]);
    this.waiting.set(name, waiting);
    try {
      const answer = await fetch(new URL(`pictures/${name}.svg?v=${PICTURES[name]}`, BASE));
      const text = answer.ok ? await answer.text() : "";
      this.loaded.set(name, text.startsWith("<svg") ? text : null);
    } catch {
      // Without a connection the plate stays empty, and the next draw tries again.
    } finally {
      this.waiting.delete(name);
      for (const tell of waiting) tell();
    }
  }
}

export const drawings = new Drawings();
