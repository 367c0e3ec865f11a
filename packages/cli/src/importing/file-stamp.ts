import { stat } from "node:fs/promises";

/** What is another as soon as a file is another, found out without reading it; undefined where there is no plain file. */
export async function fileStamp(file: string): Promise<string | undefined> {
  const facts = await stat(file).catch(() => undefined);
  return facts?.isFile() === true ? `${facts.ino} ${facts.size} ${facts.mtimeMs} ${facts.ctimeMs}` : undefined;
}
