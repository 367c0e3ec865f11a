import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element of an answer; attributes, comments and spaces between elements are nothing to GeoReport v2. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Entities are left as they stand, since a document may declare its own; those that every XML knows are decoded below. */
const parser = new XMLParser({
  preserveOrder: true,
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** The root of an XML text. Throws an error that says what is wrong with the text; a document type is wrong too. */
export function readXml(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new Error("there is a DOCTYPE, which no answer needs and clients refuse");
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  const roots = elementsOf(parser.parse(text) as readonly Node[]);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new Error("there is not exactly one root element");
  return root;
}

type Node = Readonly<{ "#text"?: string; [name: string]: unknown }>;

const elementsOf = (nodes: readonly Node[]): readonly Element[] =>
  nodes.flatMap((node) => {
    const [entry] = Object.entries(node).filter(([name]) => name !== ":@");
    if (entry === undefined || entry[0] === "#text") return [];
    const children = entry[1] as readonly Node[];
    return [{ name: entry[0], children: elementsOf(children), text: textOf(children) }];
  });

const textOf = (nodes: readonly Node[]): string => nodes.map((node) => decoded(node["#text"] ?? "")).join("");

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[^;\s]*);?/g, (whole, name: string) => {
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (name.startsWith("#") && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known === undefined) throw new Error(`${whole} is no entity that XML knows`);
    return known;
  });
