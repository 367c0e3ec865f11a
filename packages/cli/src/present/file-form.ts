/** How a file is written, in a few words: `CSV, gzip, gb18030, semicolons, LF`. */
export function sayForm(form: Readonly<Record<string, string | boolean>>): string {
  const { format, packing, entry, encoding, delimiter, quote, lineEnd, header, sheet, table } = form;
  const words = [
    String(format).toUpperCase(),
    packing,
    entry,
    encoding,
    delimiter === undefined ? undefined : (delimiters[String(delimiter)] ?? `cells between ${delimiter}`),
    quote === "'" ? "single quotes" : undefined,
    lineEnd,
    header === false ? "no header" : undefined,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    table === undefined ? undefined : `table ${table}`,
  ];
  return words.filter((word) => word !== undefined).join(", ");
}

const delimiters: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
