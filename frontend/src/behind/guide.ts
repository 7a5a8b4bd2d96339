/** One step at a time, on the whole screen. */

import "./plan";
import { guideStyles } from "../styles/guide";
import { planStyles } from "../styles/plan";

export { guide } from "../guide/guide";

export const styles = [planStyles, guideStyles];
