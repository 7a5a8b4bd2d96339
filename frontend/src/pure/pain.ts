/** The eleven numbers: what a tap makes of them, and what would be sent. */

export const NUMBERS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export interface Pain {
  now: number | null;
  worst: number | null;
}

export const UNSAID: Pain = { now: null, worst: null };

/** A higher now lifts the worst along: it cannot have been less. */
export function sayNow(pain: Pain, now: number): Pain {
  const worst = pain.worst !== null && pain.worst < now ? now : pain.worst;
  return { now, worst };
}

/** The worst; the same number once more takes it back. Below now nothing happens. */
export function sayWorst(pain: Pain, worst: number): Pain {
  if (pain.now !== null && worst < pain.now) return pain;
  return { ...pain, worst: pain.worst === worst ? null : worst };
}

/** The number a key goes to, or null where the key means nothing here. */
export function keyed(key: string, from: number | null, rightToLeft: boolean): number | null {
  const at = from ?? -1;
  const forward = rightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = rightToLeft ? "ArrowRight" : "ArrowLeft";
  if (key === forward || key === "ArrowDown") return (at + 1) % NUMBERS.length;
  if (key === back || key === "ArrowUp") return (at < 0 ? 10 : at + 10) % NUMBERS.length;
  if (key === "Home") return 0;
  if (key === "End") return 10;
  return /^\d$/.test(key) ? Number(key) : null;
}
