/** The second file: see `later-door.ts`. */

import { Small } from "./small/badge";
import { Bar } from "./small/feature";

export { chart } from "./parts/chart";
export { sheet } from "./sheets/sheet";
export { compact } from "./small/compact";
export { next } from "./parts/next";
export { closed } from "./parts/closed";
export { idle } from "./parts/idle";
export { notRunning } from "./parts/not-running";
export { care } from "./parts/care";
export { formOf, smallFormOf } from "./house/forms";
export { generate } from "./strategy";
export { again } from "./parts/again";
export { Running } from "./running";
export { wayBack } from "./parts/way-back";
export { glimpse } from "./parts/glimpse";
export { guide } from "./guide/guide";
export { lateStyles } from "./styles/late";

// Badge and tile feature put these into the page before they are known; they wake up here.
for (const [name, of] of Object.entries({ "back-recovery-small": Small, "back-recovery-bar": Bar })) {
  if (!customElements.get(name)) customElements.define(name, of);
}
