/** Run every test here under Node's own runner: esbuild takes the types off first. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".test.ts")).sort();
// Beside the sources, so that what they import is found.
const out = await mkdtemp(join(here, "../node_modules/.tests-"));
try {
  await esbuild.build({
    entryPoints: files.map((name) => join(here, name)), outdir: out, outbase: here,
    bundle: true, platform: "node", format: "esm", outExtension: { ".js": ".mjs" },
    sourcemap: "inline", logLevel: "error", packages: "external",
    define: { ROOT: JSON.stringify(join(here, "..")) },
  });
  const run = spawnSync(process.execPath, [
    "--enable-source-maps", "--test", ...process.argv.slice(2),
    ...files.map((name) => join(out, name.replace(/\.ts$/, ".mjs"))),
  ], { stdio: "inherit", env: { ...process.env, TZ: "America/New_York" } });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(out, { recursive: true });
}
