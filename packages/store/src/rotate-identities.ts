import { setImmediate } from "node:timers/promises";
import { SwiftlineError } from "@swiftline/core";
import type { IdentityKey } from "./identity-keys.ts";
import { leavingNoTrace } from "./leaving-no-trace.ts";
import type { PrivacyParts } from "./privacy-parts.ts";
import { seal, unseal } from "./sealed-identity.ts";
import { tables } from "./sql.ts";
import type { IdentityRow } from "./tables.ts";

/** How far a rotation has come, and what it could not do. */
export interface Rotated {
  /** Identities that are encrypted by the current key now and were not before. */
  readonly rotated: number;
  /** Identities whose key was not given, by the key's name. */
  readonly missing: ReadonlyMap<string, number>;
  /** Callers whose content is not what was kept. */
  readonly damaged: readonly string[];
  /** Whether somebody asked to stop before the end. */
  readonly interrupted: boolean;
}

export interface RotateOptions {
  /** Told how many of how many have been gone through. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly interrupted?: () => boolean;
}

const ROWS_AT_ONCE = 500;

/**
 * Encrypts every identity by the current key, and marks its caller by it. Some hundred rows are one transaction, so it may be
 * stopped or killed at any moment and run again: what is under the current key is not touched. Throws `identity/no-key`.
 */
export async function rotateIdentities(
  parts: PrivacyParts,
  { onProgress = () => {}, interrupted = () => false }: RotateOptions,
): Promise<Rotated> {
  const { connection, keys, rows } = parts;
  const current = keys.current();
  const others = tables.selectFrom("identities").where("key_id", "!=", current.id).where("cipher", "is not", null);
  const all = connection.first(others.select(({ fn }) => fn.countAll<number>().as("count")))?.count ?? 0;
  const counts = { rotated: 0, missing: new Map<string, number>(), damaged: [] as string[] };
  const goThrough = async (): Promise<Rotated> => {
    let done = 0;
    for (let after = ""; ; ) {
      const next = others.selectAll().where("caller", ">", after).orderBy("caller").limit(ROWS_AT_ONCE);
      const last = connection.atomically(() => {
        const page = connection.all(next);
        for (const row of page) count(rotate(row, current, parts), row, counts);
        done += page.length;
        return page.at(-1)?.caller;
      });
      onProgress(done, all);
      await setImmediate();
      if (last === undefined) break;
      if (interrupted()) return { ...counts, interrupted: true };
      after = last;
    }
    rows.forgetOldMarks(current);
    return { ...counts, interrupted: false };
  };
  return leavingNoTrace(connection, goThrough);
}

type Outcome = "rotated" | "missing" | "damaged";

function rotate(row: IdentityRow, current: IdentityKey, { connection, keys, rows }: PrivacyParts): Outcome {
  try {
    const identity = unseal(row, keys) ?? {};
    const sealed = seal(identity, row.caller, current);
    connection.run(tables.updateTable("identities").set(sealed).where("caller", "=", row.caller));
    rows.mark(row.caller, identity);
    return "rotated";
  } catch (error) {
    if (!(error instanceof SwiftlineError)) throw error;
    return error.code === "store/corrupt" ? "damaged" : "missing";
  }
}

function count(
  outcome: Outcome,
  { caller, key_id }: IdentityRow,
  counts: { rotated: number; readonly missing: Map<string, number>; readonly damaged: string[] },
): void {
  if (outcome === "rotated") counts.rotated++;
  else if (outcome === "damaged") counts.damaged.push(caller);
  else counts.missing.set(key_id, (counts.missing.get(key_id) ?? 0) + 1);
}
