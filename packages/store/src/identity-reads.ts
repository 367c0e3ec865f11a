import type { Access } from "@swiftline/core";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { listed, tables } from "./sql.ts";
import type { IdentityReadRow } from "./tables.ts";

/** Somebody read, exported or erased an identity, or was refused it. */
export interface IdentityRead extends Access {
  readonly caller: string;
  readonly act: IdentityReadRow["act"];
  /** The code of the fault with which it was refused. */
  readonly refusal?: string;
}

/** Which reads to list. */
export interface ReadFilter {
  readonly callers?: readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

/** The record of everybody who wanted an identity. Nothing is ever taken out of it. */
export interface IdentityReads {
  readonly note: (read: IdentityRead) => void;
  /** Latest first. */
  readonly list: (filter: ReadFilter, limit: number) => readonly IdentityRead[];
}

export function identityReads(connection: Connection): IdentityReads {
  return {
    note: ({ caller, act, by, purpose, at, refusal = null }) =>
      connection.run(tables.insertInto("identity_reads").values({ caller, act, by, purpose, at, refusal })),
    list({ callers, by, from, before }, limit) {
      let query = tables
        .selectFrom("identity_reads")
        .selectAll()
        .orderBy("at", "desc")
        .orderBy(sql.ref("rowid"), "desc");
      if (callers !== undefined) query = query.where("caller", "in", listed(callers));
      if (by !== undefined) query = query.where("by", "=", by);
      if (from !== undefined) query = query.where("at", ">=", from);
      if (before !== undefined) query = query.where("at", "<", before);
      return connection.all(query.limit(limit)).map(readOf);
    },
  };
}

const readOf = ({ refusal, ...read }: IdentityReadRow): IdentityRead =>
  refusal === null ? read : { ...read, refusal };
