import { type Records, recordsOf } from "./bulk-records.ts";

const TAG = /<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;
const TEXT = /[^<]+/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const COMMENT = /<!--[\s\S]*?-->/y;
const DECLARATION = /^\uFEFF?(?:<\?xml\s[^>]*\?>)?/;

/** What an XML text is made of here: words, the beginning of an element, the end of one; or something else, which ends it. */
type Token =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "begin" | "end"; readonly name: string }
  | { readonly kind: "strange" };

const strange: Token = { kind: "strange" };

/**
 * Reads a list of records whose fields are texts, such as GeoReport Bulk is in XML: nothing in it lies deeper than a field of a member of
 * the list. Undefined for whatever else: a document type, and with it every entity but the five of XML itself; instructions;
 * deeper elements; what does not close what it opened.
 */
export function xmlRecords(text: string): Records | undefined {
  const records: Record<string, string>[] = [];
  const open: string[] = [];
  let hasList = false;
  for (const token of tokensOf(text)) {
    const [record, field] = [records.at(-1), open[2]];
    if (token.kind === "strange") return undefined;
    if (token.kind === "words") {
      if (record !== undefined && field !== undefined) record[field] = (record[field] ?? "") + token.words;
      else if (token.words.trim() !== "") return undefined;
    } else if (token.kind === "end") {
      if (open.pop() !== token.name) return undefined;
    } else {
      const isSecondList = open.length === 0 && hasList;
      if (field !== undefined || isSecondList) return undefined;
      hasList = true;
      open.push(token.name);
      if (open.length === 2) records.push(Object.create(null));
      if (record !== undefined && open.length === 3) record[token.name] ??= "";
    }
  }
  return hasList && open.length === 0 ? recordsOf(records) : undefined;
}

function* tokensOf(text: string): Generator<Token> {
  let place = DECLARATION.exec(text)?.[0].length ?? 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = place;
    const taken = pattern.exec(text) ?? undefined;
    if (taken !== undefined) place = pattern.lastIndex;
    return taken;
  };
  while (place < text.length) {
    if (take(COMMENT) !== undefined) continue;
    const plain = take(CDATA)?.[1];
    const written = plain === undefined ? take(TEXT)?.[0] : undefined;
    if (plain !== undefined) yield { kind: "words", words: plain };
    if (written !== undefined) yield wordsIn(written);
    if (plain !== undefined || written !== undefined) continue;
    const [tag, slash, name = "", isEmpty] = take(TAG) ?? [];
    yield tag === undefined ? strange : { kind: slash === "" ? "begin" : "end", name };
    if (tag === undefined) return;
    if (isEmpty !== "") yield { kind: "end", name };
  }
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function wordsIn(text: string): Token {
  if (!text.includes("&")) return { kind: "words", words: text };
  let isKnown = true;
  const words = text.replaceAll(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{1,10}));|&/g, (_, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const character = name === undefined ? characterOf(code) : entities[name];
    isKnown &&= character !== undefined;
    return character ?? "";
  });
  return isKnown ? { kind: "words", words } : strange;
}

const characterOf = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
