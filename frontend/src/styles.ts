import { base } from "./styles/base";
import { parts } from "./styles/parts";
import { sheets } from "./styles/sheets";

export const styles = [base, parts, sheets];
