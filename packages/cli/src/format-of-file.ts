import { invalid } from "./flags.ts";

/** What is written to a file, and how by the end of its name. */
export interface FormatsByEnding<Format> {
  readonly what: string;
  readonly endings: ReadonlyMap<string, Format>;
  /** Where the name says nothing. */
  readonly usual: Format;
}

/** How a file is written: as it was told, or as its name ends, before `.gz`. Throws `flag/invalid` where that is the end of something else. */
export function formatOfFile<Format>(
  told: Format | undefined,
  file: string,
  { what, endings, usual }: FormatsByEnding<Format>,
): Format {
  const [ending] = /\.[a-z]\w*$/i.exec(file.replace(/\.gz$/, "")) ?? [];
  const format = told ?? (ending === undefined ? usual : endings.get(ending.toLowerCase()));
  if (format !== undefined) return format;
  const known = [...endings.keys()].join(", ");
  throw invalid(
    `${file}: no ${what} ends with ${ending}`,
    `end it with one of ${known}, or say how it is written with --format`,
  );
}
