/** Drawings, loaded on demand: each once, and inlined so that they follow the theme. */

import { askFor } from "../base";
import { untilThere } from "../pure/patience";

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
  private loaded = new Map<string, string>();
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
    // Without a connection the plate stays empty.
    this.loaded.set(name, await untilThere(() => drawing(name)));
    this.waiting.delete(name);
    for (const tell of waiting) tell();
  }
}

async function drawing(name: string): Promise<string> {
  const text = await (await askFor(`pictures/${name}.svg`)).text();
  // What answers in the place of the house is no drawing.
  if (!text.startsWith("<svg")) throw new Error(name);
  return text;
}

export const drawings = new Drawings();
