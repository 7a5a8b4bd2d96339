/** The second file: see `later-door.ts`. */

export { chart } from "./parts/chart";
export { welcome } from "./parts/welcome";
export { sheet } from "./sheets/sheet";
export { guide } from "./guide/guide";
export { lateStyles } from "./styles/late";
