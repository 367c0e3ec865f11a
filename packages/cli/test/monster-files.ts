import { deflateRawSync, gzipSync } from "node:zlib";
import { header, request } from "./new-york.ts";

/** A file that an administrator might be handed on a bad day. */
export interface HostileFile {
  /** Says what is wrong with it, and ends as its kind of file does. */
  readonly name: string;
  readonly bytes: Buffer;
  /** How many records it surely holds, if it is read at all. */
  readonly rows?: number;
}

/** The columns of a request. */
export const columns = header.split(",");
/** A request that is taken in. */
export const valid = (id: number): string[] => request({ id }).split(",");
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A table whose cells are quoted where they must be. */
export const csv = (rows: readonly (readonly string[])[], lineEnd = "\n"): string =>
  rows.map((row) => row.map(quoted).join(",") + lineEnd).join("");

const lion = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join("");
const deep = 100_000;

/** Each breaks a program that trusts its input, by its size or by what it claims to be. */
export const monsters: readonly HostileFile[] = [
  { name: "empty.csv", bytes: Buffer.alloc(0) },
  { name: "byte-order-mark-alone.csv", bytes: Buffer.from("\ufeff") },
  { name: "line-ends-alone.csv", bytes: Buffer.from("\n\r\n\r\r\n") },
  { name: "header-alone.csv", bytes: Buffer.from(header), rows: 0 },
  { name: "header-again.csv", bytes: Buffer.from(csv([columns, valid(1), columns, valid(2)])), rows: 3 },
  {
    name: "same-column-twice.csv",
    bytes: Buffer.from(
      csv([
        [...columns, "agency"],
        [...valid(1), "DSNY"],
      ]),
    ),
  },
  {
    name: "proto-columns.csv",
    bytes: Buffer.from(
      csv([
        ["__proto__", "constructor", ...columns],
        ["a", "b", ...valid(1)],
      ]),
    ),
  },
  { name: "nameless-columns.csv", bytes: Buffer.from(",,,,\n1,2,3,4,5\n") },
  {
    name: "unclosed-quote.csv",
    bytes: Buffer.from(`${csv([columns, valid(1)])}"never closed\n${csv([valid(2)]).repeat(2_000)}`),
  },
  {
    name: "long-cell.csv",
    bytes: Buffer.from(csv([columns, valid(1), valid(2).with(5, "x".repeat(10_000_000)), valid(3)])),
  },
  {
    name: "long-quoted-cell.csv",
    bytes: Buffer.from(csv([columns, valid(1), valid(2).with(5, 'a "line"\n'.repeat(1_000_000))])),
  },
  {
    name: "100000-columns.csv",
    bytes: Buffer.from(csv([[...columns, ...Array.from({ length: deep }, (_, at) => `c${at}`)], valid(1)])),
  },
  {
    name: "100000-cells.csv",
    bytes: Buffer.from(csv([columns, valid(1), Array.from({ length: deep }, () => "x"), valid(2)])),
  },
  { name: "zeros.csv", bytes: Buffer.alloc(1_000_000) },
  { name: "packed-zeros.csv.gz", bytes: gzipSync(Buffer.alloc(50_000_000)) },
  { name: "deep.json", bytes: Buffer.from("[".repeat(deep)) },
  { name: "deep-objects.ndjson", bytes: Buffer.from(`${'{"a":'.repeat(deep)}1${"}".repeat(deep)}\n`) },
  {
    name: "half-an-array.json",
    bytes: Buffer.from('[{"unique_key":"1","created_date":"2026-05-02T10:00"},{"unique_key":'),
  },
  { name: "scalars.ndjson", bytes: Buffer.from('1\nnull\n"a"\n[]\n{}\n') },
  {
    name: "billion-laughs.xml",
    bytes: Buffer.from(
      `<!DOCTYPE l [<!ENTITY l0 "ha">${lion}]><service_requests><request>&l9;</request></service_requests>`,
    ),
  },
  {
    name: "external-entity.xml",
    bytes: Buffer.from(
      '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><service_requests><request><service_request_id>&e;</service_request_id></request></service_requests>',
    ),
  },
  { name: "deep.xml", bytes: Buffer.from("<a>".repeat(deep)) },
  { name: "raw-deflate.csv.gz", bytes: deflateRawSync(csv([columns, valid(1)])) },
];
