/**
 * What is not needed for the first look comes in a second file, asked for at once: sheets, the
 * full-screen guide, the welcome, the chart, the forms. *Something is wrong* is not among them.
 */

type Later = typeof import("./later");

let loaded: Later | null = null;
const waiting = new Set<() => void>();

/** The second file, or null until it is there. */
export function later(): Later | null {
  return loaded;
}

/** The second file, waited for. */
export async function ready(): Promise<Later> {
  await new Promise<void>(whenLater);
  return loaded!;
}

/** Call `then` once it is there. */
export function whenLater(then: () => void): void {
  if (loaded) then();
  else waiting.add(then);
}

async function load(): Promise<void> {
  try {
    loaded = await import("./later");
  } catch {
    // A bad line: the page works without it, and tries again.
    setTimeout(() => void load(), 5000);
    return;
  }
  for (const then of waiting) then();
  waiting.clear();
}

void load();
