import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly text: string | Uint8Array;
  /** What the directory claims that the part unfolds to, where it lies. */
  readonly claimed?: number;
  readonly stored?: boolean;
  /** Its name as it is written, where that is not in UTF-8. */
  readonly title?: Uint8Array;
}

/** A zip file of these parts, for tests that need one nobody would write. */
export function zip(parts: Readonly<Record<string, string | Uint8Array | ZipEntry>>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const {
      text,
      claimed,
      stored,
      title = Buffer.from(name),
    } = typeof part === "string" || part instanceof Uint8Array ? { text: part } : part;
    const bytes = Buffer.from(text);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(stored ? 0 : 8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimed ?? bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, title, packed]);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, place, title]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** What a test changes in {@link workbook}. */
export interface WorkbookParts {
  /** Everything inside the `worksheet` element, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The state of those that are not in view, by sheet name. */
  readonly hidden?: Readonly<Record<string, "hidden" | "veryHidden">>;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly bookProperties?: string;
  readonly more?: Readonly<Record<string, string | Uint8Array | ZipEntry>>;
}

/** The parts of a workbook as its standard has them, with nothing that is not needed. */
export function workbookParts({
  sheets,
  hidden = {},
  sharedStrings = "",
  styles = "",
  bookProperties = "",
}: WorkbookParts) {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const list = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const sheetList = names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${hidden[name] ?? "visible"}" r:id="s${at}"/>`)
    .join("");
  return {
    "_rels/.rels": list(relation("book", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}">${bookProperties}<sheets>${sheetList}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": list(
      names.map((_, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at}.xml`)).join("") +
        relation("texts", "sharedStrings", "sharedStrings.xml") +
        relation("styles", "styles", "/xl/styles.xml"),
    ),
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${sharedStrings}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((inner, at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet xmlns="${main}">${inner}</worksheet>`,
      ]),
    ),
  };
}

/** A workbook as a file. */
export const workbook = (parts: WorkbookParts): Buffer => zip({ ...workbookParts(parts), ...parts.more });

const textCell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

/** The rows of a sheet that holds texts alone. */
export const sheetOfTexts = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows.map((row) => `<row>${row.map(textCell).join("")}</row>`).join("")}</sheetData>`;
