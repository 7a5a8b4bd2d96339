/** Hash of what was built: another one is another version, whatever a browser has kept. */
declare const BUNDLE: string;

/** Where our files are: beside the module itself, or beside the folder of its chunks. */
const BASE = new URL(import.meta.url.includes("/chunks/") ? ".." : ".", import.meta.url);

/** Longer than a file takes on the worst line worth having. */
const LONG = 15_000;

/** Ask for one of our files; an answer that it is not there is an error, and none that comes is, too. */
export async function ask(path: string): Promise<Response> {
  // Over a line that died without a word the browser itself would wait for minutes.
  const answer = await fetch(new URL(path, BASE), { signal: AbortSignal.timeout(LONG) });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

/** Ask for one whose name stays the same whatever is in it. */
export function askFor(path: string): Promise<Response> {
  return ask(`${path}?v=${BUNDLE}`);
}
