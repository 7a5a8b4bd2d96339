/** Read the theme once, and set the colours that are derived from it. */

import { derive, parse, type Colour, type Theme } from "../pure/colours";

const READ: Record<keyof Theme, [variable: string, usual: string]> = {
  primary: ["--primary-color", "#009ac7"],
  onPrimary: ["--text-primary-color", "#fff"],
  card: ["--ha-card-background, var(--card-background-color)", "#fff"],
  text: ["--primary-text-color", "#141414"],
  secondary: ["--secondary-text-color", "#5e5e5e"],
  error: ["--error-color", "#db4437"],
  warning: ["--warning-color", "#ffa600"],
  success: ["--success-color", "#43a047"],
};

/** Colours of the theme as the browser computes them, and ours from them, set on the element. */
export function paint(element: HTMLElement): void {
  const probe = document.createElement("span");
  probe.style.display = "none";
  element.shadowRoot?.append(probe);
  const computed = getComputedStyle(probe);
  const theme = {} as Record<keyof Theme, Colour>;
  for (const [name, [variable, usual]] of Object.entries(READ) as [keyof Theme, [string, string]][]) {
    probe.style.color = usual;
    const plain = parse(computed.color)!;
    const [first, second] = variable.split(", ");
    probe.style.color = second ? `var(${first}, ${second})` : `var(${first}, ${usual})`;
    theme[name] = parse(computed.color) ?? plain;
  }
  probe.remove();
  for (const [name, colour] of Object.entries(derive(theme))) {
    element.style.setProperty(`--${name}`, colour);
  }
}
