import { SwiftlineError } from "@swiftline/core";

/** A database that records are read from, by the address that a person gives. */
export interface SqlAddress {
  readonly kind: "sqlite" | "postgres";
  /** The file, or the URL of the server with its password. */
  readonly target: string;
  /** What to call it, without a password. */
  readonly name: string;
  readonly table: string | undefined;
}

const sqlite = /^sqlite:(?:\/\/)?([^?]+)(?:\?(.*))?$/i;
const postgres = /^postgres(?:ql)?$/i;
const schemed = /^([a-z][a-z0-9+.-]*):\/\//i;

/**
 * The address of a database, `sqlite:FILE?table=NAME` or `postgres://…?table=NAME`; undefined where the path is no address. Throws
 * `flag/invalid` for any other address, without repeating it, for it may hold a password.
 */
export function sqlAddress(path: string): SqlAddress | undefined {
  const [, file, search] = sqlite.exec(path) ?? [];
  if (file !== undefined) {
    const table = new URLSearchParams(search).get("table") ?? undefined;
    return { kind: "sqlite", target: file, name: file, table };
  }
  const scheme = schemed.exec(path)?.[1];
  if (scheme === undefined) return undefined;
  if (!postgres.test(scheme))
    throw new SwiftlineError("flag/invalid", `an address that begins with ${scheme}:// cannot be read`, {
      tryThis:
        "name a file, or a database as sqlite:FILE or postgres://…; what lies elsewhere has to be made a file first",
    });
  if (!URL.canParse(path))
    throw new SwiftlineError("flag/invalid", "the address of the PostgreSQL server cannot be read", {
      tryThis:
        "write it as postgres://user:password@host:port/database, odd characters of the password as %40 and so on",
    });
  const url = new URL(path);
  const table = url.searchParams.get("table") ?? undefined;
  url.searchParams.delete("table");
  const target = url.href;
  url.password = "";
  for (const key of [...url.searchParams.keys()]) if (/pass/i.test(key)) url.searchParams.delete(key);
  return { kind: "postgres", target, name: url.href, table };
}

/** A path as it may be shown and written down: the address of a server without its password. */
export function shownPath(path: string): string {
  const address = sqlAddress(path);
  return address?.kind === "postgres" ? address.name : path;
}

/** What is read of a database. */
export type Selection = { readonly table: string } | { readonly query: string };

/** The one thing that is told to be read. Throws `flag/invalid` where it is nothing, or two. */
export function selectionOf(
  name: string,
  { table, query }: { readonly table: string | undefined; readonly query: string | undefined },
  tables: readonly string[],
): Selection {
  if (table !== undefined && query !== undefined)
    throw new SwiftlineError("flag/invalid", `${name}: a table and a query are named`, { tryThis: "name one of them" });
  if (query !== undefined) return { query };
  if (table !== undefined) return { table };
  const [only, second] = tables;
  if (only !== undefined && second === undefined) return { table: only };
  throw new SwiftlineError("flag/invalid", `${name}: which of its ${tables.length} tables is to be read is not said`, {
    tryThis: tables.length === 0 ? "name a table or a query" : `name the table: ${tables.slice(0, 20).join(", ")}`,
  });
}

/** A name as SQL has it, in quotes; `schema.table` is two. */
export const quotedName = (name: string): string =>
  name
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");

/** The text of a value of a column: nothing for null, bytes as hexadecimal digits. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
