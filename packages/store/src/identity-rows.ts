import type { Identity } from "@swiftline/core";
import { bulkInsert } from "./bulk-insert.ts";
import { marksOf } from "./caller-marks.ts";
import type { Connection } from "./connection.ts";
import type { IdentityKey, KeyRing } from "./identity-keys.ts";
import { tables } from "./sql.ts";
import type { IdentityRow } from "./tables.ts";

/** The rows of identities, for the parts of the store that go through them. */
export interface IdentityRows {
  readonly find: (caller: string) => IdentityRow | undefined;
  /** Every caller who shares a telephone number or an e-mail address with this one, and it. */
  readonly sharingMarks: (caller: string) => readonly string[];
  /** Marks a caller by every key that was given, so that those are known again who are still marked by an old one only. */
  readonly mark: (caller: string, identity: Identity) => void;
  /** Takes away marks by other keys than this one, where the caller's content is under this one. */
  readonly forgetOldMarks: (key: IdentityKey) => void;
  /** Takes the content out of the row, and the marks away. */
  readonly clear: (caller: string, at: number) => void;
}

export function identityRows(connection: Connection, { keys }: KeyRing): IdentityRows {
  const all = tables.selectFrom("identities").selectAll();
  const forget = connection.prepare(tables.deleteFrom("identity_marks").where("caller", "=", ""));
  const insertMarks = bulkInsert(connection, "identity_marks", ["mark", "caller", "key_id"]);
  const forgetMarks = (caller: string) => void forget.run(caller);
  return {
    find: (caller) => connection.first(all.where("caller", "=", caller)),
    sharingMarks(caller) {
      const marks = tables.selectFrom("identity_marks").select("mark").where("caller", "=", caller);
      const sharing = tables.selectFrom("identity_marks").select("caller").distinct().where("mark", "in", marks);
      const others = connection.all(sharing).map((row) => row.caller);
      return [caller, ...others.filter((one) => one !== caller)];
    },
    mark(caller, identity) {
      forgetMarks(caller);
      insertMarks(keys.flatMap((key) => marksOf(identity, key).map((mark) => ({ mark, caller, key_id: key.id }))));
    },
    forgetOldMarks({ id }) {
      const settled = tables.selectFrom("identities").select("caller").where("key_id", "=", id);
      const old = tables.deleteFrom("identity_marks").where("key_id", "!=", id).where("caller", "in", settled);
      connection.run(old);
    },
    clear(caller, at) {
      const nothing = { cipher: null, nonce: null, tag: null, erased_at: at };
      connection.run(tables.updateTable("identities").set(nothing).where("caller", "=", caller));
      forgetMarks(caller);
    },
  };
}
