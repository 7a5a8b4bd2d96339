import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page, Plan } from "../src/model";

declare const ROOT: string;

const FOLDER = join(ROOT, "test/states");

export const STATES: string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5)).sort();

export function pageOf(name: string): Page {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Page;
}

export function planOf(name: string): Plan {
  const { plan } = pageOf(name);
  if (plan?.kind !== "plan") throw new Error(`${name} has no plan`);
  return plan;
}
