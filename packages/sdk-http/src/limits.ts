import type { RequestProblem } from "./problem.ts";
import { hasUtf8Octets } from "./utf8.ts";

/** How much of a request is taken. A host has limits of its own, which come first. */
export interface Limits {
  /** Of a body of JSON, and of a form of Open311; 1 MiB when left out. */
  readonly bodyBytes: number;
  /** How long a body may take to arrive, in milliseconds; 30,000 when left out. */
  readonly bodyMilliseconds: number;
  /** How many lines a body of NDJSON may have; each may be as long as a body of JSON, and take as long to arrive. 10,000 when left out. */
  readonly lines: number;
  /** How many lists and objects of a body may stand inside each other; 32 when left out. */
  readonly depth: number;
  /** Of path and query together, in characters as they are sent; 8,000 when left out, which RFC 9110 wants every server to take. */
  readonly urlLength: number;
  /** Of all headers together, names and values; what the host lets through when left out: 16 KiB on Node. */
  readonly headersLength?: number | undefined;
  /**
   * How long a GET may take to be answered, in milliseconds; no limit when left out. A write has none: it is carried out or refused, and
   * its sender is told which.
   */
  readonly answerMilliseconds?: number | undefined;
}

export const usualLimits: Limits = {
  bodyBytes: 1024 * 1024,
  bodyMilliseconds: 30_000,
  lines: 10_000,
  depth: 32,
  urlLength: 8_000,
};

/** What is wrong with a request before anybody reads it; undefined where nothing is. */
export function headProblem(
  { url, headers }: Request,
  { urlLength, headersLength }: Limits,
): RequestProblem | undefined {
  if (url.length - url.indexOf("/", url.indexOf("//") + 2) > urlLength) return urlTooLong(urlLength);
  if (headersLength !== undefined && lengthOf(headers) > headersLength) return headersTooLarge(headersLength);
  return hasUtf8Octets(url) ? undefined : { code: "http/unreadable-url" };
}

const urlTooLong = (most: number): RequestProblem => ({
  code: "http/url-too-long",
  detail: {
    en: `Path and query have at most ${most} characters together.`,
    zh: `路径与查询合计不得超过 ${most} 个字符。`,
  },
});

const headersTooLarge = (most: number): RequestProblem => ({
  code: "http/headers-too-large",
  detail: {
    en: `All headers have at most ${most} characters together.`,
    zh: `全部请求头合计不得超过 ${most} 个字符。`,
  },
});

function lengthOf(headers: Headers): number {
  let length = 0;
  headers.forEach((value, name) => {
    length += name.length + value.length;
  });
  return length;
}
