import { base } from "./styles/base";
import { compactStyles } from "./styles/compact";
import { parts } from "./styles/parts";
import { sheets } from "./styles/sheets";
import { stairs } from "./styles/stairs";

export const styles = [base, parts, compactStyles, stairs, sheets];
