import { SwiftlineError } from "@swiftline/core";
import { fileStamp } from "./file-stamp.ts";
import type { OpenedImport } from "./open-import.ts";

type Opened = Pick<OpenedImport, "file" | "stamp" | "recipe">;

/**
 * Throws `import/file-changed` where a file is not what it was when it was opened. One that is gone is not: whoever has it open
 * reads it to its end.
 */
export async function requireUnchanged({ file, stamp, recipe }: Opened): Promise<void> {
  const now = await fileStamp(recipe.file);
  if (stamp === undefined || now === undefined || now === stamp) return;
  throw new SwiftlineError("import/file-changed", `${file} changed while it was read`, {
    tryThis: "import it again when nothing writes to it: what is in stays as it is, and the rest follows",
  });
}

/** Passes on what was read of a file, each batch only if the file is then still what it was; so is its end, and a fault in it. */
export async function* whileUnchanged<Batch>(batches: AsyncIterable<Batch>, opened: Opened): AsyncGenerator<Batch> {
  try {
    for await (const batch of batches) {
      await requireUnchanged(opened);
      yield batch;
    }
  } catch (error) {
    await requireUnchanged(opened);
    throw error;
  }
  await requireUnchanged(opened);
}
