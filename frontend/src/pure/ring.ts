/** Lengths of arcs and bars. */

export const AROUND = 2 * Math.PI;

/** `stroke-dasharray` of a ring of this radius of which `share` is left; null without a value. */
export function dashes(radius: number, share: number): string {
  const whole = AROUND * radius;
  const part = Math.min(1, Math.max(0, share)) * whole;
  return `${part.toFixed(1)} ${whole.toFixed(1)}`;
}

/** Width of a bar in percent. */
export function percent(share: number): string {
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;
}
