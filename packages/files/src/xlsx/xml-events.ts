/// <reference path="../untyped-modules.d.ts" />
import { Parser } from "saxen";

/** What is heard of a document as it is read from top to bottom. Names come without their namespace prefix. */
export interface XmlListener {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Why a document cannot be read; lines and columns count from 1. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Elements may stand in one another so deep: nobody's table is deeper, and a hostile document might be. */
const deepest = 200;

/**
 * Reads XML strictly and answers what is wrong with it, if anything is; what was heard until then counts for nothing.
 * Declarations (DTD) are refused whole, so that no entity unfolds and nothing outside the document is asked for.
 */
export function readXml(xml: string, listener: XmlListener): XmlFault | undefined {
  const parser = new Parser();
  let fault: XmlFault | undefined;
  let depth = 0;
  const wrong = (message: string, { line, column } = { line: 0, column: 0 }): void => {
    fault ??= { message, line: line + 1, column: column + 1 };
    parser.stop();
  };
  const decoded = (text: string): string =>
    decodeEntities(text, (entity) => wrong(`${entity} is no entity of XML`)).replaceAll(/\r\n?/g, "\n");
  parser
    .on("openTag", (name, attributes) => {
      if (++depth > deepest) return wrong(`elements stand in one another more than ${deepest} deep`);
      const all = attributes();
      listener.open?.(localName(name), (wanted) => attributeOf(all || {}, wanted, decoded));
    })
    .on("closeTag", (name) => {
      depth--;
      listener.close?.(localName(name));
    })
    .on("text", (text) => listener.text?.(decoded(text)))
    .on("cdata", (text) => listener.text?.(text.replaceAll(/\r\n?/g, "\n")))
    .on("attention", (_declaration, _decode, place) => wrong("declarations (DTD) are not read", place()))
    .on("warn", ({ message }, place) => wrong(message, place()))
    .on("error", ({ message }, place) => wrong(message, place()));
  parser.parse(xml);
  return fault;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributeOf(
  all: Readonly<Record<string, string>>,
  wanted: string,
  decoded: (text: string) => string,
): string | undefined {
  const name = Object.hasOwn(all, wanted) ? wanted : Object.keys(all).find((each) => localName(each) === wanted);
  const value = name === undefined ? undefined : all[name];
  return value === undefined ? undefined : decoded(value);
}

const known = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The parser's own decoding cuts characters beyond U+FFFF and lets unknown entities pass. */
function decodeEntities(text: string, unknown: (entity: string) => void): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+))?;?/g, (entity, decimal, hexadecimal, name) => {
    const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
    const character = point === undefined ? known.get(name ?? "") : characterAt(point);
    if (character === undefined || !entity.endsWith(";")) unknown(entity);
    return character ?? "";
  });
}

const characterAt = (point: number): string | undefined =>
  point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined;
