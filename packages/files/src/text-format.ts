import type { FileFormat } from "./file-form.ts";

/**
 * The format of a text by how it begins: XML and JSON by their first character, JSON lines where the first line is an object of its
 * own and another follows, or where the file is named for them and does not lay its first object out over lines. Anything else is
 * a table of cells and separators.
 */
export function textFormatOf(begin: string, name: string): Extract<FileFormat, "csv" | "json" | "ndjson" | "xml"> {
  const text = begin.trimStart();
  if (/^<(\?xml|!--|!DOCTYPE|[a-z_:][\w:.-]*[\s/>])/i.test(text)) return "xml";
  if (text.startsWith("[")) return /^\[\s*([\]{[]|$)/.test(text) ? "json" : "csv";
  if (!/^\{\s*("|\}|$)/.test(text)) return "csv";
  if (isNamedForLines(name)) return /^\{[ \t]*[\r\n]/.test(text) ? "json" : "ndjson";
  const [first = "", second = ""] = text.split(/[\r\n]+/, 2);
  return isObject(first) && second.trimStart().startsWith("{") ? "ndjson" : "json";
}

/** Of one record alone only the name can tell whether a list within it is its own or the table. */
const isNamedForLines = (name: string): boolean => /\.(ndjson|jsonl)(\.(gz|zst))?$/i.test(name);

/** Whether a text is the statements that a database was dumped as, which make and fill its tables. */
export const isSqlDump = (begin: string): boolean =>
  /^\s*(--|\/\*|(set|pragma|begin|start|use|drop|create|insert)[\s;])/i.test(begin) &&
  begin.split(/[\r\n]/).some((line) => /^[ \t]*(create table|insert into) [^,(]*\(/i.test(line));

/** The encoding that an XML declaration names, which stands in ASCII; undefined for one that nobody knows. */
export function declaredEncoding(begin: string): string | undefined {
  const [, label] = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(begin) ?? [];
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function isObject(line: string): boolean {
  try {
    return line.trimStart().startsWith("{") && JSON.parse(line) !== null;
  } catch {
    return false;
  }
}
