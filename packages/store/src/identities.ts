import { randomBytes } from "node:crypto";
import type { Identities } from "@swiftline/core";
import { answering } from "./faults.ts";
import { leavingNoTrace } from "./leaving-no-trace.ts";
import type { PrivacyParts } from "./privacy-parts.ts";
import { seal, unseal } from "./sealed-identity.ts";
import { tables } from "./sql.ts";

/**
 * Who called, encrypted row by row. Nothing here is joined to an appeal but by the random reference that its events carry.
 * Every read is recorded before its answer is given, so a store opened for reading gives none.
 */
export function identities({ connection, keys, rows, admit }: PrivacyParts): Identities {
  const { file } = connection;
  return {
    keep: answering(file, (identity, at) => {
      const key = keys.current();
      const caller = randomBytes(16).toString("base64url");
      return connection.atomically(() => {
        const row = { caller, ...seal(identity, caller, key), kept_at: at, erased_at: null };
        connection.run(tables.insertInto("identities").values(row));
        rows.mark(caller, identity);
        return caller;
      });
    }),
    read: answering(file, (caller, access) => {
      if (rows.find(caller) === undefined) return undefined;
      admit([caller], "read", access);
      const row = rows.find(caller);
      return row && unseal(row, keys);
    }),
    erase: answering(file, async (caller, access) => {
      const row = rows.find(caller);
      if (row === undefined || row.erased_at !== null) return false;
      admit([caller], "erase", access);
      await leavingNoTrace(connection, () => connection.atomically(() => rows.clear(caller, access.at)));
      return true;
    }),
  };
}
