import { randomBytes } from "node:crypto";
import type { Identities, Identity } from "@swiftline/core";
import { bulkInsert } from "./bulk-insert.ts";
import { eraseCallers } from "./erase-callers.ts";
import { answering } from "./faults.ts";
import { gathered } from "./gathered.ts";
import type { PrivacyParts } from "./privacy-parts.ts";
import { seal, unseal } from "./sealed-identity.ts";

interface Kept {
  readonly identity: Identity;
  readonly at: number;
}

const columns = ["caller", "cipher", "nonce", "tag", "key_id", "kept_at", "erased_at"] as const;

/**
 * Who called, encrypted row by row. Nothing here is joined to an appeal but by the random reference that its events carry.
 * Every read is recorded before its answer is given, so a store opened for reading gives none.
 */
export function identities(parts: PrivacyParts): Identities {
  const { connection, keys, rows, admit } = parts;
  const { file } = connection;
  const insert = bulkInsert(connection, "identities", columns);
  const keep = gathered(async (group: readonly Kept[]) => {
    const key = keys.current();
    const all = group.map((kept) => ({ ...kept, caller: randomBytes(16).toString("base64url") }));
    const write = (): void => {
      insert(
        all.map(({ caller, identity, at }) => ({
          caller,
          ...seal(identity, caller, key),
          kept_at: at,
          erased_at: null,
        })),
      );
      for (const { caller, identity } of all) rows.mark(caller, identity);
    };
    await connection.patiently(() => connection.atomically(write));
    return all.map(({ caller }) => caller);
  });
  return {
    keep: answering(file, (identity, at) => keep({ identity, at })),
    read: answering(file, (caller, access) => {
      if (rows.find(caller) === undefined) return undefined;
      admit([caller], "read", access);
      const row = rows.find(caller);
      return row && unseal(row, keys);
    }),
    erase: answering(file, async (caller, access, { evenOpen }) => {
      const row = rows.find(caller);
      if (row === undefined || row.erased_at !== null) return false;
      await eraseCallers([caller], access, { ...parts, evenOpen });
      return true;
    }),
  };
}
