/** Drawings, loaded on demand: each once, and inlined so that they follow the theme. */

import { file } from "../base";

/** Drawings there are, with blanks between: set when the page is built. */
declare const PICTURES: string;

/** What the house calls an activity, and what its drawing is called, where that differs. */
const CALLED: Record<string, string> = {
  walk: "walking", ice: "cold_pack", prep: "bracing", gym: "gym_locked",
  chair_stand: "sit_to_stand", bend: "bend_forward",
};

/** The name of the drawing of this activity or movement; null where there is none. */
export function drawingOf(name: string): string | null {
  const called = CALLED[name] ?? name;
  return PICTURES.split(" ").includes(called) ? called : null;
}

class Drawings {
  private loaded = new Map<string, string | null>();
  private waiting = new Map<string, Set<() => void>>();

  /** The SVG, or null until it is there; `loaded` is called then. */
  get(name: string, loaded: () => void): string | null {
    const drawn = this.loaded.get(name);
    if (drawn !== undefined) return drawn;
    const others = this.waiting.get(name);
    if (others) others.add(loaded);
    else void this.load(name, loaded);
    return null;
  }

  private async load(name: string, loaded: () => void): Promise<void> {
    const waiting = new Set([loaded]);
    this.waiting.set(name, waiting);
    try {
      const answer = await fetch(file(`pictures/${name}.svg`));
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
