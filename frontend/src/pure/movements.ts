/** The test movements, one at a time: what comes after what, and when it is enough. */

export interface Movement {
  name: "chair_stand" | "bend" | "hinge" | "one_leg" | "bridge";
  /** How often, or for how many seconds on each side. */
  times: number | null;
  seconds: number | null;
}

export const MOVEMENTS: readonly Movement[] = [
  { name: "chair_stand", times: 5, seconds: null },
  { name: "bend", times: 1, seconds: null },
  { name: "hinge", times: 5, seconds: null },
  { name: "one_leg", times: null, seconds: 10 },
  { name: "bridge", times: 5, seconds: null },
];

/** From this pain on the test is over for today. */
export const TOO_MUCH = 4;

export interface Test {
  at: number;
  asks: boolean;
  pains: Readonly<Record<string, number>>;
  /** Standing on one leg: which side counts, and until when. */
  side: "left" | "right" | null;
  until: number | null;
  /** The last answer, for [Undo]. */
  last: string | null;
  over: "fine" | "not_today" | null;
}

export const BEGIN: Test = {
  at: 0, asks: false, pains: {}, side: null, until: null, last: null, over: null,
};

export function movementOf(test: Test): Movement {
  return MOVEMENTS[Math.min(test.at, MOVEMENTS.length - 1)];
}

/** The movement is done, or it hurts: how much? */
export function done(test: Test): Test {
  return { ...test, asks: true, last: null };
}

/** How much it hurt: too much ends the test, else the next movement comes. */
export function hurt(test: Test, pain: number): Test {
  const { name } = movementOf(test);
  const pains = { ...test.pains, [name]: pain };
  if (pain >= TOO_MUCH) return { ...test, pains, last: name, over: "not_today" };
  return onwards({ ...test, pains, last: name });
}

/** Not done today: it is left out of what is sent. */
export function skip(test: Test): Test {
  return onwards({ ...test, last: null });
}

/** The last answer was a slip: back to its question. */
export function undo(test: Test): Test {
  if (!test.last) return test;
  const { [test.last]: _, ...pains } = test.pains;
  const at = MOVEMENTS.findIndex(({ name }) => name === test.last);
  return { ...BEGIN, at, asks: true, pains };
}

function onwards(test: Test): Test {
  const at = test.at + 1;
  const next = { ...test, asks: false, side: null, until: null };
  if (at < MOVEMENTS.length) return { ...next, at };
  // Skipping is no passing: only what was done and hurt little is fine.
  const fine = MOVEMENTS.every(({ name }) => (test.pains[name] ?? TOO_MUCH) < TOO_MUCH);
  return { ...next, over: fine ? "fine" : "not_today" };
}

/** One leg: the next side after this one, or null when both were held. */
export function nextSide(test: Test): "left" | "right" | null {
  return test.side === null ? "left" : test.side === "left" ? "right" : null;
}
