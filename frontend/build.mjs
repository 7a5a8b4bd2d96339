/**
 * Build what the integration serves: one bundle, a file for each further language, the drawings.
 *
 *   node build.mjs          write it
 *   node build.mjs --check  say what differs from a fresh build, and fail
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../custom_components/back_recovery/frontend");
/** What is loaded before the first look: the module and what it cannot be without. */
const MOST_BYTES = 90_000;
/** And with what stands there while somebody recovers, which the first look waits for. */
const MOST_AT_ONCE = 120_000;
/** Stands for the files behind the doors until their names are known. */
const BEHIND = "@behind@";

const short = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Blanks between tags and in style sheets say nothing. */
const squeezed = {
  name: "squeezed",
  setup(build) {
    build.onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text
        .replace(/css`([^`]*)`/g, (_, css) => `css\`${
          css.replace(/\s+/g, " ").replace(/\s*([{};,>])\s*/g, "$1").replace(/;}/g, "}").replace(/([\w-]): /g, "$1:").trim()
        }\``)
        .replace(/([>}])\n\s+(?=<)/g, "$1")
        .replace(/>\n\s+(?=\$\{)/g, ">")
        .replace(/html`\n\s+/g, "html`");
      return { contents, loader: "ts" };
    });
  },
};

async function folder(name, ending) {
  const files = await readdir(join(here, name)).catch(() => []);
  const texts = {};
  for (const file of files.filter((one) => one.endsWith(ending)).sort()) {
    texts[file.slice(0, -ending.length)] = await readFile(join(here, name, file), "utf8");
  }
  return texts;
}

async function fresh() {
  const files = {};
  const languages = await folder("src/languages", ".json");
  for (const [name, text] of Object.entries(languages)) {
    languages[name] = JSON.stringify(JSON.parse(text));
    files[`languages/${name}.json`] = languages[name];
  }
  const pictures = await folder("pictures", ".svg");
  for (const [name, text] of Object.entries(pictures)) files[`pictures/${name}.svg`] = text;
  // Solid shapes for the small plates: thin lines turn to mud there.
  for (const [name, text] of Object.entries(await folder("pictures/64", ".svg"))) {
    files[`pictures/64/${name}.svg`] = text;
  }
  const make = (bundle) => esbuild.build({
    entryPoints: [{ in: join(here, "src/index.ts"), out: "back_recovery" }],
    bundle: true, splitting: true, minify: true, write: false, format: "esm", target: "es2022",
    outdir: out, chunkNames: "chunks/[name]-[hash]", legalComments: "none", charset: "utf8",
    // The same names wherever the modules of others are kept.
    absWorkingDir: here, metafile: true, preserveSymlinks: true,
    define: {
      LANGUAGES: JSON.stringify(Object.keys(languages).join(" ")),
      PICTURES: JSON.stringify(Object.keys(pictures).join(" ")),
      BUNDLE: JSON.stringify(bundle),
      BEHIND: JSON.stringify(BEHIND),
    },
    plugins: [squeezed],
  });
  // Twice: what has the hash in it has a name of its own, too, or a browser takes what it kept.
  const hash = short(JSON.stringify([texts(await make("")), files]));
  const built = await make(hash);
  if (process.argv.includes("--sizes")) sizes(built.metafile);
  Object.assign(files, Object.fromEntries(texts(built)));
  const behind = doors(files);
  for (const [name, text] of Object.entries(files)) files[name] = text.replaceAll(BEHIND, behind);
  files["bundle.json"] = `${JSON.stringify({ hash })}\n`;
  return files;
}

const texts = (built) => built.outputFiles.map((one) => [relative(out, one.path), one.text]).sort();

/** What each door waits for, as `frontend/src/doors.ts` reads it: a name and its files, and the next. */
function doors(files) {
  const loaded = new Set();
  first(files, "back_recovery.js", loaded);
  const names = [...loaded].flatMap((name) => [...files[name].matchAll(/import\("\.\/([^"]+)"\)/g)]);
  return names.map(([, path]) => {
    const needs = new Set();
    first(files, `chunks/${path}`, needs);
    return [path.split("-")[0], ...[...needs].filter((one) => !loaded.has(one))].join(" ");
  }).join(";");
}

/** What each source file adds, largest last. */
function sizes({ outputs }) {
  for (const [name, output] of Object.entries(outputs)) {
    console.log(`${output.bytes} ${name}`);
    const parts = Object.entries(output.inputs).sort((a, b) => a[1].bytesInOutput - b[1].bytesInOutput);
    for (const [input, { bytesInOutput }] of parts) console.log(`  ${bytesInOutput} ${input}`);
  }
}

/** Bytes of the module and what it cannot be without: not what it loads later. */
function first(files, name = "back_recovery.js", seen = new Set()) {
  if (seen.has(name)) return 0;
  seen.add(name);
  const folder = dirname(name);
  const needs = [...files[name].matchAll(/(?:from|import)"(\.[^"]+)"/g)].map(([, path]) => join(folder, path));
  return needs.reduce((sum, one) => sum + first(files, one, seen), Buffer.byteLength(files[name]));
}

async function existing(folder, under = "") {
  const found = [];
  for (const entry of await readdir(join(folder, under), { withFileTypes: true }).catch(() => [])) {
    const name = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...await existing(folder, name));
    else found.push(name);
  }
  return found;
}

const files = await fresh();
const seen = new Set();
const size = first(files, "back_recovery.js", seen);
const behind = Object.keys(files).find((name) => name.startsWith("chunks/plan-"));
const atOnce = size + first(files, behind, seen);
if (size > MOST_BYTES || atOnce > MOST_AT_ONCE) {
  console.error(`The first load has ${size} bytes of ${MOST_BYTES}, a recovery ${atOnce} of ${MOST_AT_ONCE}.`);
  process.exit(1);
}
const old = await existing(out);
if (process.argv.includes("--check")) {
  const wrong = [];
  for (const [name, text] of Object.entries(files)) {
    const there = await readFile(join(out, name), "utf8").catch(() => null);
    if (there !== text) wrong.push(`${name}: ${there === null ? "is missing" : "is not what the source makes"}`);
  }
  for (const name of old) if (!(name in files)) wrong.push(`${name}: nothing makes it`);
  if (wrong.length) {
    console.error(`${wrong.join("\n")}\nRun script/build-frontend and commit what it writes.`);
    process.exit(1);
  }
  console.log(`The bundle is what the source makes: ${size} bytes first, ${atOnce} of a recovery.`);
} else {
  for (const name of old) if (!(name in files)) await rm(join(out, name));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(out, name)), { recursive: true });
    await writeFile(join(out, name), text);
  }
  console.log(`${size} bytes of ${MOST_BYTES} first, ${atOnce} of ${MOST_AT_ONCE} of a recovery, ${Object.keys(files).length} files.`);
}
