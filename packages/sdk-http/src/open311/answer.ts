import { answerWith } from "../answer-with.ts";
import type { Wrong } from "./asked.ts";

/** A value as GeoReport v2 knows it. */
export type Value = string | number | boolean | null | readonly Value[] | Fields;
export interface Fields {
  readonly [name: string]: Value;
}

/** An answer in both forms: what its root is called is said in XML only. */
export interface Answer {
  readonly status?: 200 | 201 | 400 | 403 | 404 | 429 | 500 | 503;
  readonly root: string;
  readonly content: readonly Fields[] | Fields;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Format = "xml" | "json";

const typeOf = { xml: "text/xml; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** What the members of a list are called in XML; JSON drops the names (the specification's "Spark" convention). */
const memberOf: Readonly<Record<string, string>> = {
  services: "service",
  service_requests: "request",
  attributes: "attribute",
  values: "value",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
  service_request_updates: "request_update",
  notes: "note",
  findings: "finding",
  problems: "problem",
  media_urls: "media_url",
  photos: "photo",
};

/** What is wrong, as it is answered. */
export const errorsOf = ({ status, says }: Wrong): Answer => ({
  status,
  root: "errors",
  content: says.map((description) => ({ code: String(status), description })),
});

export function responseOf({ status = 200, root, content, headers = {} }: Answer, format: Format): Response {
  const body =
    format === "json" ? JSON.stringify(content) : `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}\n`;
  return answerWith(body, {
    status,
    headers: { "content-type": typeOf[format], "cache-control": "no-store", ...headers },
  });
}

/** One element of XML and what is in it. */
export function element(name: string, value: Value): string {
  const inner = insideOf(name, value);
  return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function insideOf(name: string, value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((one: Value) => element(memberOf[name] ?? "item", one)).join("");
  if (typeof value === "object")
    return Object.entries(value as Fields)
      .map(([field, one]) => element(field, one))
      .join("");
  return escaped(String(value));
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** Characters that XML 1.0 cannot hold, in no form, are replaced as a decoder replaces them. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>\r]/g, (character) => entities[character] as string);
