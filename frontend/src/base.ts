/** Hash of what was built: another one is another version, whatever a browser has kept. */
declare const BUNDLE: string;

/** Where our files are: beside the module itself, or beside the folder of its chunks. */
const BASE = new URL(import.meta.url.includes("/chunks/") ? ".." : ".", import.meta.url);

/** Ask for one of our files; an answer that it is not there is an error, too. */
export async function ask(path: string): Promise<Response> {
  const answer = await fetch(new URL(path, BASE));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

/** Ask for one whose name stays the same whatever is in it. */
export function askFor(path: string): Promise<Response> {
  return ask(`${path}?v=${BUNDLE}`);
}
