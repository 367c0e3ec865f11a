import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MediaStore } from "@swiftline/core";
import { writeWhole } from "@swiftline/files";

/** Pictures in a folder, each a file that is called by the hash of its bytes; the folder is made with the first of them. */
export function mediaFolder(folder: string): MediaStore {
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    async keep(bytes) {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const place = placeOf(hash);
      const draft = `${place}.${randomUUID()}`;
      await mkdir(dirname(place), { recursive: true });
      await writeWhole(draft, bytes);
      await rename(draft, place);
      return hash;
    },
    async read(hash) {
      return /^[0-9a-f]{64}$/.test(hash) ? readFile(placeOf(hash)).catch(unlessMissing) : undefined;
    },
  };
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
