/** The way back as stairs: one block a step, the height is the weight that is allowed. */

export const WIDTH = 342;
export const HEIGHT = 136;
const GAP = 3;
const LOWEST = 38;
const RISE = 88;

export interface Block {
  x: number;
  width: number;
  top: number;
  is: "done" | "here" | "ahead";
}

/** Blocks for these loads (percent); `here` is the present step from 0, or -1 before the first. */
export function blocks(loads: readonly number[], here: number): Block[] {
  const width = (WIDTH - GAP * (loads.length - 1)) / loads.length;
  const most = Math.max(1, loads.length - 1);
  return loads.map((_, i) => ({
    x: i * (width + GAP),
    width,
    top: HEIGHT - LOWEST - (RISE * i) / most,
    is: i < here ? "done" : i === here ? "here" : "ahead",
  }));
}
