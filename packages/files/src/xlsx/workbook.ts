import { no, ok, type Result } from "@swiftline/core";
import { readXml, type XmlListener } from "../xml-events.ts";
import { type FormatKind, formatKind } from "./format.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What a workbook says beside its sheets, as far as it matters for the text of a cell. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
  readonly sharedTexts: readonly string[];
  /** The kinds of number format, by style number. */
  readonly formats: readonly FormatKind[];
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** The sheet that is read where none is named: the first that a person sees, or the first where all are hidden. */
export const firstShown = (sheets: readonly SheetPart[]): SheetPart | undefined =>
  sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];

/** Reads what the sheets refer to. Answers in words why the file is no workbook, or a broken one. */
export function readWorkbook(parts: ZipParts): Result<Workbook, string> {
  const found = relationsOf(parts, "_rels/.rels", "");
  if (!found.ok) return found;
  const main = found.value.find(({ type }) => type === "officeDocument")?.part;
  if (main === undefined) return no("it is no XLSX workbook");
  if (!main.endsWith(".xml")) return no("it is a workbook of another kind (such as .xlsb)");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = relationsOf(parts, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  if (!relations.ok) return relations;
  const partOf = (wanted: string) => relations.value.find(({ type }) => type === wanted)?.part;
  const book = readBook(parts, main, relations.value);
  const texts = readSharedTexts(parts, partOf("sharedStrings"));
  const formats = readFormats(parts, partOf("styles"));
  if (!book.ok) return book;
  if (!texts.ok) return texts;
  if (!formats.ok) return formats;
  return ok({ ...book.value, sharedTexts: texts.value, formats: formats.value });
}

/** Hears a part that is XML. Answers in words why it cannot be read. */
export function hearPart(parts: ZipParts, part: string, listener: XmlListener): Result<undefined, string> {
  const text = parts.text(part);
  if (!text.ok) return text;
  const fault = readXml(text.value, listener);
  return fault === undefined ? ok(undefined) : no(`${part}:${fault.line}:${fault.column}: ${fault.message}`);
}

interface Relation {
  readonly id: string;
  /** The last word of its type, which is the same in both dialects of the standard. */
  readonly type: string;
  readonly part: string;
}

function relationsOf(parts: ZipParts, part: string, folder: string): Result<readonly Relation[], string> {
  if (!parts.has(part)) return no("it is no XLSX workbook");
  const relations: Relation[] = [];
  const heard = hearPart(parts, part, {
    open(name, attribute) {
      if (name !== "Relationship" || attribute("TargetMode") === "External") return;
      const type = attribute("Type") ?? "";
      const target = attribute("Target") ?? "";
      relations.push({
        id: attribute("Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        part: new URL(target, `zip:/${folder}`).pathname.slice(1),
      });
    },
  });
  return heard.ok ? ok(relations) : heard;
}

/** A sheet in the second state is shown again by a macro alone. */
const hiddenStates: ReadonlySet<string> = new Set(["hidden", "veryHidden"]);

function readBook(
  parts: ZipParts,
  part: string,
  relations: readonly Relation[],
): Result<Pick<Workbook, "sheets" | "from1904">, string> {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  const heard = hearPart(parts, part, {
    open(name, attribute) {
      if (name === "workbookPr") from1904 = isOn(attribute("date1904"));
      if (name !== "sheet") return;
      const relation = relations.find(({ id }) => id === attribute("id"));
      if (relation?.type !== "worksheet") return;
      const isHidden = hiddenStates.has(attribute("state") ?? "visible");
      sheets.push({ name: attribute("name") ?? "", part: relation.part, isHidden });
    },
  });
  return heard.ok ? ok({ sheets, from1904 }) : heard;
}

/** Texts that cells share. Runs of rich text are joined; how a word is pronounced (`rPh`) is no part of it. */
function readSharedTexts(parts: ZipParts, part: string | undefined): Result<readonly string[], string> {
  const texts: string[] = [];
  if (part === undefined) return ok(texts);
  let collected = "";
  let inText = false;
  let inPhonetic = false;
  const heard = hearPart(parts, part, {
    open(name) {
      if (name === "si") collected = "";
      if (name === "rPh") inPhonetic = true;
      if (name === "t") inText = !inPhonetic;
    },
    text(text) {
      if (inText) collected += text;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") inPhonetic = false;
      if (name === "si") texts.push(collected);
    },
  });
  return heard.ok ? ok(texts) : heard;
}

function readFormats(parts: ZipParts, part: string | undefined): Result<readonly FormatKind[], string> {
  const formats: FormatKind[] = [];
  if (part === undefined) return ok(formats);
  const written = new Map<number, string>();
  let inStyles = false;
  const heard = hearPart(parts, part, {
    open(name, attribute) {
      if (name === "numFmt") written.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") inStyles = true;
      if (name !== "xf" || !inStyles) return;
      const id = Number(attribute("numFmtId") ?? 0);
      formats.push(formatKind(id, written.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inStyles = false;
    },
  });
  return heard.ok ? ok(formats) : heard;
}

/** Whether a switch of the format is on. */
export const isOn = (value: string | undefined): boolean => value === "1" || value === "true" || value === "on";
