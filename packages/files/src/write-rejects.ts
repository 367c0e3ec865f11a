import type { Problem, Row } from "@swiftline/core";
import { stringify } from "csv-stringify/sync";
import { makeFile, type WholeFile } from "./whole-file.ts";

/** The columns that stand before the source's own and say why a row was set aside. */
export const rejectColumns = ["swiftline_line", "swiftline_field", "swiftline_value", "swiftline_reason"] as const;

/** A row that was not taken, and everything that is wrong with it. */
export interface Rejection {
  readonly row: Row;
  readonly problems: readonly Pick<Problem, "field" | "value" | "message">[];
}

/** A file of rejected rows in the making. Where nothing is rejected, no file comes to be. */
export interface Rejects {
  /** Writes whole rows, one call after another, so that even a killed process leaves whole rows behind. */
  readonly add: (rejections: readonly Rejection[]) => Promise<void>;
  /**
   * Puts the file in its place, replacing an older one; to be called on interruption too. Answers how many rows it
   * holds, and its path if there is one.
   */
  readonly finish: () => Promise<{ readonly file: string | undefined; readonly rows: number }>;
}

/**
 * Sets rows aside in a CSV file: {@link rejectColumns}, then the row's own columns and cells as they were, formulas
 * included, for this is data and no spreadsheet. A row with several problems is there once, their fields, values and
 * reasons joined by `; `. Corrected, the file can be imported like the one it came from, for sources read columns by
 * name and ignore the first four; rejected again, it gets them anew. Until `finish` it is `<target>.partial`.
 * Throws `file/not-writable`, also when the disk is full.
 */
export function writeRejects(target: string, columns: readonly string[]): Rejects {
  const skipped = rejectColumns.every((name, position) => columns[position] === name) ? rejectColumns.length : 0;
  let file: WholeFile | undefined;
  let rows = 0;

  const begin = async (): Promise<WholeFile> => {
    const made = await makeFile(target);
    await made.append(csv([[...rejectColumns, ...columns.slice(skipped)]]));
    return made;
  };
  return {
    async add(rejections) {
      if (rejections.length === 0) return;
      const open = file ?? (await begin());
      file = undefined;
      await open.append(csv(rejections.map((rejection) => cellsOf(rejection, skipped))));
      file = open;
      rows += rejections.length;
    },
    async finish() {
      const done = file;
      file = undefined;
      await done?.place();
      return { file: done && target, rows };
    },
  };
}

function cellsOf({ row, problems }: Rejection, skipped: number): readonly string[] {
  const joined = (part: "field" | "value" | "message") => problems.flatMap((problem) => problem[part] ?? []).join("; ");
  return [String(row.line), joined("field"), joined("value"), joined("message"), ...row.cells.slice(skipped)];
}

/** A cell is quoted also for a lone CR, which would else melt into the line end. */
const csv = (records: readonly (readonly string[])[]): string =>
  stringify(records as string[][], { quoted_match: /[\r\n]/, quoted_empty: false });
