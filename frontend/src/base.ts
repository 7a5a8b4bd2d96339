/** Where our files are: beside the module itself, or beside the folder of its chunks. */
export const BASE = new URL(import.meta.url.includes("/chunks/") ? ".." : ".", import.meta.url);
