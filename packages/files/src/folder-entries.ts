import { readdir } from "node:fs/promises";
import { readFault, systemCode } from "./file-fault.ts";

/** What stands in a folder, by kind and in the order of its names; hidden files, and those by which an office program locks others, are not seen. */
export interface FolderEntries {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Lists a folder; one that is not there holds nothing. Throws a `file/...` fault where it cannot be listed. */
export async function entriesOf(folder: string): Promise<FolderEntries> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const seen = entries.filter(({ name }) => !/^(?:\.|~\$)/.test(name));
    const namesOf = (some: typeof seen): readonly string[] => some.map(({ name }) => name).sort();
    return {
      files: namesOf(seen.filter((entry) => !entry.isDirectory())),
      folders: namesOf(seen.filter((entry) => entry.isDirectory())),
    };
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return { files: [], folders: [] };
    throw readFault(cause, folder);
  }
}
