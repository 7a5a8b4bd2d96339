/** What stands on the page while somebody recovers. */

import "../face";
import type { Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { part as how } from "../parts/check-in";
import { chart } from "../parts/chart";
import { closed } from "../parts/closed";
import { next } from "../parts/next";
import { wayBack as way } from "../parts/way-back";
import type { Part } from "../pure/order";
import { planStyles } from "../styles/plan";
import { stairs } from "../styles/stairs";

export { care } from "../parts/care";
export { missing } from "../parts/missing";
export { chips, now } from "../parts/now";
export { Running } from "../running";

export const parts: Record<Part, (look: Look) => Drawn> = { how, next, closed, chart, way };
export const styles = [planStyles, stairs];
