/** Hash of what was built: another one is another version, whatever a browser has kept. */
declare const BUNDLE: string;

/** Where our files are: beside the module itself, or beside the folder of its chunks. */
const BASE = new URL(import.meta.url.includes("/chunks/") ? ".." : ".", import.meta.url);

export function file(path: string): URL {
  return new URL(`${path}?v=${BUNDLE}`, BASE);
}
