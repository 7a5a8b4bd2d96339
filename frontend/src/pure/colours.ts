/** Colours derived from the theme so that everything can be read, whatever the theme. */

/** Red, green and blue, each 0 to 1. */
export type Colour = readonly [number, number, number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [1, 1, 1];
const READABLE = 4.5;

/** What a browser computes: `rgb(0, 154, 199)`, `rgba(…)`, `color(srgb 0 0.6 0.78)`; else null. */
export function parse(text: string): Colour | null {
  const numbers = text.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (numbers.length < 3) return null;
  const scale = text.startsWith("rgb") ? 255 : text.startsWith("color(srgb") ? 1 : 0;
  if (!scale) return null;
  return [numbers[0] / scale, numbers[1] / scale, numbers[2] / scale];
}

export function css(colour: Colour): string {
  return `rgb(${colour.map((part) => Math.round(part * 255)).join(" ")})`;
}

/** `share` of the first, the rest of the second, as `color-mix(in srgb)` does. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  return [0, 1, 2].map((i) => first[i] * share + second[i] * (1 - share)) as unknown as Colour;
}

/** Relative luminance of WCAG 2: 0 black to 1 white. */
export function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of WCAG 2: 1 to 21. */
export function contrast(first: Colour, second: Colour): number {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The text for a ground: the wished one where it can be read, else black or white. */
export function textOn(ground: Colour, wished: Colour): Colour {
  if (contrast(ground, wished) >= READABLE) return wished;
  return contrast(ground, WHITE) >= contrast(ground, BLACK) ? WHITE : BLACK;
}

/** A colour moved towards `tip` until it can be read on every ground. */
export function inkOn(grounds: Colour[], colour: Colour, tip: Colour, share: number): Colour {
  for (let part = share; part > 0; part -= 0.06) {
    const ink = mix(colour, tip, part);
    if (grounds.every((ground) => contrast(ground, ink) >= READABLE)) return ink;
  }
  return tip;
}

export interface Theme {
  primary: Colour;
  onPrimary: Colour;
  card: Colour;
  text: Colour;
  secondary: Colour;
  error: Colour;
  warning: Colour;
  success: Colour;
}

/** What the elements use: names of CSS variables without their `--`. */
export function derive(theme: Theme): Record<string, string> {
  const dark = luminance(theme.card) < 0.2;
  const tip = dark ? WHITE : BLACK;
  const { card } = theme;
  const fill = mix(theme.primary, BLACK, 0.78);
  const tint = mix(theme.primary, card, dark ? 0.2 : 0.11);
  const quiet = mix(theme.text, card, 0.07);
  const red = mix(theme.error, BLACK, 0.88);
  const amber = mix(theme.warning, card, 0.18);
  const green = mix(theme.success, card, 0.16);
  const done = mix(theme.primary, card, 0.26);
  const step = mix(theme.text, card, 0.08);
  return Object.entries({
    tip,
    fill,
    "on-fill": textOn(fill, theme.onPrimary),
    tint,
    ink: inkOn([tint, card, done], theme.primary, tip, 0.62),
    line: mix(theme.primary, tip, 0.88),
    track: mix(theme.primary, card, dark ? 0.28 : 0.2),
    quiet,
    soft: inkOn([card, quiet, step], theme.secondary, tip, 1),
    red,
    "on-red": textOn(red, WHITE),
    "red-ink": inkOn([card, quiet], theme.error, tip, 0.74),
    amber,
    "amber-ink": inkOn([card, amber], theme.warning, tip, 0.5),
    green,
    "green-ink": inkOn([card, green], theme.success, tip, 0.72),
    "green-fill": mix(theme.success, tip, 0.72),
    done,
    step,
  }).reduce<Record<string, string>>((all, [name, colour]) => {
    all[`br-${name}`] = css(colour);
    return all;
  }, {});
}
