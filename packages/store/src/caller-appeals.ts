import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { listed, tables } from "./sql.ts";

/** The caller that an appeal's first event names: the index over commits is over this very expression. */
export const callerOfCommit = sql<string>`json_extract("events", '$[0].caller')`;

/** The index looks for the name of the field first: to take the JSON of every commit apart was a fourth of what its insert cost. */
export const mayNameCaller = sql<boolean>`instr("events", '"caller":"') > 0`;

/** Which appeals name a caller. They are found in the log, by an index over the registrations that name one. */
export interface CallerAppeals {
  /** The appeals of these callers, ordered by id. */
  readonly of: (callers: readonly string[]) => readonly string[];
  /** The caller of an appeal; undefined where it has none or is not known. */
  readonly callerOf: (appealId: string) => string | undefined;
}

export function callerAppeals(connection: Connection): CallerAppeals {
  const registrations = tables.selectFrom("commits").where("version", "=", sql.lit(1));
  return {
    of(callers) {
      const named = registrations.where(mayNameCaller).where(callerOfCommit, "in", listed(callers));
      return connection.all(named.select("appeal_id").orderBy("appeal_id")).map((row) => row.appeal_id);
    },
    callerOf: (appealId) =>
      connection.first(registrations.where("appeal_id", "=", appealId).select(callerOfCommit.as("caller")))?.caller ??
      undefined,
  };
}
