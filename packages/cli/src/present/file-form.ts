import { counted } from "./counted.ts";

/** How a file is written, in a few words: `CSV, gzip, gb18030, semicolons, LF, 2 lines skipped`. */
export function sayForm(form: Readonly<Record<string, string | number | boolean | readonly string[]>>): string {
  const { format, packing, entry, encoding, delimiter, quote, lineEnd, skipLines, header, sheet, table } = form;
  const words = [
    String(format).toUpperCase(),
    packing,
    entry,
    encoding,
    delimiter === undefined ? undefined : (delimiters[String(delimiter)] ?? `cells between ${delimiter}`),
    quote === "'" ? "single quotes" : undefined,
    quote === "none" && form.escape === undefined ? "no quotes" : undefined,
    form.escape === undefined ? undefined : `${form.escape} escapes`,
    lineEnd,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    skipLines ? `${counted(Number(skipLines), "line")} skipped` : undefined,
    header === false ? "no header" : undefined,
    table === undefined ? undefined : `table ${table}`,
  ];
  return words.filter((word) => word !== undefined).join(", ");
}

const delimiters: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
