import { SaxesParser } from "saxes";

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
  const parser = new SaxesParser();
  let fault: XmlFault | undefined;
  let depth = 0;
  const wrong = (message: string): void => {
    fault = { message, line: parser.line, column: parser.column + 1 };
    throw stopped;
  };
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > deepest) wrong(`elements stand in one another more than ${deepest} deep`);
    listener.open?.(localName(name), (wanted) => attributeOf(attributes, wanted));
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    listener.close?.(localName(name));
  });
  parser.on("text", (text) => listener.text?.(text));
  parser.on("cdata", (text) => listener.text?.(text));
  parser.on("doctype", () => wrong("declarations (DTD) are not read"));
  parser.on("error", ({ message }) => wrong(said(message, xml.slice(0, parser.position))));
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error !== stopped) throw error;
  }
  return fault;
}

/** Ends the reading at the first fault. */
const stopped = new Error("the document cannot be read");

/** What the library says of the document read so far; it names no entity that it does not know. */
function said(message: string, read: string): string {
  const words = message.replace(/^\d+:\d+: /, "");
  return words === "undefined entity." ? `${read.slice(read.lastIndexOf("&"))} is no entity of XML` : words;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributeOf(all: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const name = Object.hasOwn(all, wanted) ? wanted : Object.keys(all).find((each) => localName(each) === wanted);
  return name === undefined ? undefined : all[name];
}
