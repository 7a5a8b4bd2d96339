/** The compact form, the badge and the tile feature. */

import "../face";
import { Small } from "../small/badge";
import { Bar } from "../small/feature";
import { compactStyles } from "../styles/compact";

export { compact } from "../small/compact";

export const styles = [compactStyles];

// Badge and tile feature put these into the page before they are known; they wake up here.
for (const [name, of] of Object.entries({ "back-recovery-small": Small, "back-recovery-bar": Bar })) {
  if (!customElements.get(name)) customElements.define(name, of);
}
