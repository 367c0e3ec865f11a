import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { SwiftlineError } from "@swiftline/core";

/** Makes a folder, and those that it lies in, where they are not there yet. Throws `file/not-writable`. */
export async function makeFolder(folder: string): Promise<void> {
  await make(folder).catch((cause) => {
    throw new SwiftlineError("file/not-writable", `${folder}: no folder can be made there`, {
      tryThis: "name a folder that is yours, or a new one inside it",
      cause,
    });
  });
}

/** One by one: Node's recursive mkdir never ends where a folder is there in which none can be, as in /proc. */
async function make(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const around = dirname(folder);
  if (around !== folder) await make(around);
  await mkdir(folder).catch(async (cause) => {
    // Another process may have made it meanwhile.
    if (!(await isFolder(folder))) throw cause;
  });
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
