/** Read the theme once, and set the colours that are derived from it. */

import { derive, parse, type Colour, type Theme } from "../pure/colours";

const READ: Record<keyof Theme, [variable: string, usual: string]> = {
  primary: ["--primary-color", "rgb(0,154,199)"],
  onPrimary: ["--text-primary-color", "rgb(255,255,255)"],
  card: ["--card-background-color", "rgb(255,255,255)"],
  text: ["--primary-text-color", "rgb(20,20,20)"],
  secondary: ["--secondary-text-color", "rgb(94,94,94)"],
  error: ["--error-color", "rgb(219,68,55)"],
  warning: ["--warning-color", "rgb(255,166,0)"],
  success: ["--success-color", "rgb(67,160,71)"],
};

/** Properties of an element that each can carry a colour. */
const CARRIERS = [
  "color", "background-color", "border-top-color", "border-bottom-color", "border-left-color",
  "border-right-color", "outline-color", "text-decoration-color",
];

/** Colours of the theme as the browser computes them, and ours from them, set on the element. */
export function paint(element: HTMLElement): void {
  const probe = document.createElement("span");
  const names = Object.entries(READ) as [keyof Theme, [string, string]][];
  // One colour for each, all asked for at once: each asking makes the browser compute.
  probe.style.cssText = names
    .map(([, [variable, usual]], i) => `${CARRIERS[i]}:var(${variable},${usual})`).join(";");
  element.shadowRoot?.append(probe);
  const computed = getComputedStyle(probe);
  const theme = {} as Record<keyof Theme, Colour>;
  names.forEach(([name, [, usual]], i) => {
    theme[name] = parse(computed.getPropertyValue(CARRIERS[i])) ?? parse(usual)!;
  });
  probe.remove();
  for (const [name, colour] of Object.entries(derive(theme))) {
    element.style.setProperty(`--${name}`, colour);
  }
}
