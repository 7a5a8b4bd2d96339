/** A bad line, or a house that is just starting: what is not there is asked for again. */

/** First after this long, then each time after twice as long. */
const FIRST = 1000;
const LONGEST = 30_000;

/** Whoever waits for the next time. */
const waiting = new Set<() => void>();

/** The house is back: nobody waits any longer. */
export function askNow(): void {
  for (const ask of [...waiting]) ask();
}

/** Ask until it is there; `failed` is called each time that it is not. */
export async function untilThere<What>(ask: () => Promise<What>, failed?: () => void): Promise<What> {
  for (let wait = FIRST; ; wait = Math.min(2 * wait, LONGEST)) {
    try {
      return await ask();
    } catch {
      failed?.();
    }
    await pause(wait);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((then) => {
    const over = () => {
      clearTimeout(timer);
      waiting.delete(over);
      then();
    };
    const timer = setTimeout(over, ms);
    waiting.add(over);
  });
}
