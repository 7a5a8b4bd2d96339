/** Every sheet but the safety lists, which are always there. */

import "./before";
import "./plan";
import { beforeStyles } from "../styles/before";
import { choiceStyles } from "../styles/choices";
import { planStyles } from "../styles/plan";

export { sheet } from "../sheets/sheet";

export const styles = [planStyles, beforeStyles, choiceStyles];
