const comma = 0x2c;
const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** How a table is written: what stands between cells, and what ends a record. */
export interface Dialect {
  readonly delimiter: "," | "\t" | ";";
  /** `CR` is the old Macintosh's; files with LF may have CR LF as well, even mixed. */
  readonly lineEnd: "LF" | "CR";
}

/**
 * Reads the dialect off the header line: the separator that is there most often outside quotes (a comma if none is),
 * and the first line end. Undefined where the header does not end in `head`, unless that `isAll` there is.
 */
export function dialectOf(head: Uint8Array, isAll: boolean): Dialect | undefined {
  const seen = { ",": 0, "\t": 0, ";": 0 };
  let quoted = false;
  let begun = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at];
    if (byte === quote) quoted = !quoted;
    if (quoted) continue;
    if (byte === comma) seen[","]++;
    else if (byte === 0x09) seen["\t"]++;
    else if (byte === 0x3b) seen[";"]++;
    else if (byte === lineFeed && begun) return { delimiter: mostOften(seen), lineEnd: "LF" };
    else if (byte === carriageReturn && begun) {
      if (at + 1 === head.length && !isAll) return undefined;
      return { delimiter: mostOften(seen), lineEnd: head[at + 1] === lineFeed ? "LF" : "CR" };
    }
    if (byte !== lineFeed && byte !== carriageReturn) begun = true;
  }
  return isAll ? { delimiter: mostOften(seen), lineEnd: "LF" } : undefined;
}

function mostOften(seen: Readonly<Record<Dialect["delimiter"], number>>): Dialect["delimiter"] {
  if (seen["\t"] > seen[","] && seen["\t"] >= seen[";"]) return "\t";
  return seen[";"] > seen[","] ? ";" : ",";
}
