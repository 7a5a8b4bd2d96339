/** What stands on the page while nobody recovers, or where it is somebody else's plan. */

import "../face";
import { beforeStyles } from "../styles/before";

export { glimpse } from "../parts/glimpse";
export { idle } from "../parts/idle";
export { notRunning } from "../parts/not-running";
export { nowhere } from "../parts/nowhere";

export const styles = [beforeStyles];
