/** How a number format shows a number: as a day, as a time of day, with leading zeros to a width, or as the number. */
export type FormatKind = "date" | "time" | "number" | { readonly zeros: number };

/** The formats that every program knows by number; those of East Asia among them. */
const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const times = [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56];

/** The kind of a number format, by its number and, where the workbook spells it out, its code. */
export function formatKind(id: number, code: string | undefined): FormatKind {
  if (code === undefined) {
    if (dates.includes(id)) return "date";
    return times.includes(id) ? "time" : "number";
  }
  if (/^general/i.test(code)) return "number";
  const positive = withoutLiterals(code).split(";", 1)[0] ?? "";
  if (/^0{2,}$/.test(positive)) return { zeros: positive.length };
  if (/[ydge]/i.test(positive.replaceAll(/E[+-]/gi, ""))) return "date";
  if (/[hs]|\[m/i.test(positive)) return "time";
  return /m/i.test(positive) ? "date" : "number";
}

/** A format code without quoted words, escaped characters, fillings, colours and languages; `[h]` stays. */
const withoutLiterals = (code: string): string =>
  code.replaceAll(/"[^"]*"?|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\][]*\]/gi, "").trim();
