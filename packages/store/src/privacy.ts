import { type Access, type Identity, SwiftlineError } from "@swiftline/core";
import { ofOnePerson } from "./caller-marks.ts";
import { eraseCallers } from "./erase-callers.ts";
import { answering } from "./faults.ts";
import type { IdentityRead, ReadFilter } from "./identity-reads.ts";
import type { PrivacyParts } from "./privacy-parts.ts";
import type { Recusal, Recusals } from "./recusals.ts";
import { type Retained, type RetainOptions, retain } from "./retention.ts";
import { type Rotated, type RotateOptions, rotateIdentities } from "./rotate-identities.ts";
import { unseal } from "./sealed-identity.ts";
import type { IdentityRow } from "./tables.ts";

/** One kept identity of a person, as they may see it themselves. */
export interface HeldIdentity {
  readonly caller: string;
  readonly keptAt: number;
  readonly erasedAt?: number;
  /** Absent where it was erased. */
  readonly identity?: Identity;
}

/** A read, and the appeals that name its caller. */
export interface ToldRead extends IdentityRead {
  readonly appealIds: readonly string[];
}

/** Everything that is held of one person. */
export interface SubjectAccess {
  readonly identities: readonly HeldIdentity[];
  readonly appealIds: readonly string[];
  /** Who wanted to see it, this export included, latest first. */
  readonly reads: readonly ToldRead[];
}

/** What a person may ask of the city about themselves, and what the city owes them unasked. */
export interface Privacy {
  /** The caller whom an appeal's registration names. */
  readonly callerOf: (appealId: string) => Promise<string | undefined>;
  /** The appeals of everybody with the caller's telephone number or e-mail address; nobody is decrypted to know. */
  readonly earlierAppeals: (caller: string) => Promise<readonly string[]>;
  /**
   * Subject access: the caller's identity, and those of the same person: see `ofOnePerson`.
   * Throws `identity/not-found`, and what reading an identity throws.
   */
  readonly exportOf: (caller: string, access: Access) => Promise<SubjectAccess>;
  /**
   * Erases the caller's identity, with `all` every one that {@link exportOf} would show; answers which. Throws `identity/in-use`
   * where an appeal is open, unless told to erase all the same, and what reading an identity throws.
   */
  readonly eraseAll: (
    caller: string,
    access: Access,
    which: { readonly all: boolean; readonly evenOpen: boolean },
  ) => Promise<readonly string[]>;
  readonly recuse: (recusal: Omit<Recusal, "lifted">) => Promise<boolean>;
  readonly liftRecusal: (...lifted: Parameters<Recusals["lift"]>) => Promise<boolean>;
  readonly recusals: (appealId?: string) => Promise<readonly Recusal[]>;
  /** Latest first. */
  readonly reads: (filter: ReadFilter, limit: number) => Promise<readonly ToldRead[]>;
  readonly retain: (options: RetainOptions) => Promise<Retained>;
  readonly rotate: (options: RotateOptions) => Promise<Rotated>;
}

export function privacy(parts: PrivacyParts): Privacy {
  const { connection, rows, appeals, recusals, admit } = parts;
  const { file } = connection;
  return {
    callerOf: answering(file, appeals.callerOf),
    earlierAppeals: answering(file, (caller) => appeals.of(rows.sharingMarks(caller))),
    exportOf: answering(file, (caller, access) => {
      const callers = [caller, ...othersOf(caller, parts)];
      admit(callers, "export", access);
      const identities = callers.map((one) => heldOf(one, parts));
      return { identities, appealIds: appeals.of(callers), reads: readsOf({ callers }, EVERY, parts) };
    }),
    eraseAll: answering(file, async (caller, access, { all, evenOpen }) => {
      const person = rowOf(caller, parts).erased_at === null ? [caller] : [];
      const callers = all ? [...person, ...othersOf(caller, parts)] : person;
      await eraseCallers(callers, access, { ...parts, evenOpen });
      return callers;
    }),
    recuse: answering(file, recusals.add),
    liftRecusal: answering(file, recusals.lift),
    recusals: answering(file, (appealId?: string) => recusals.list(appealId)),
    reads: answering(file, (filter, limit) => readsOf(filter, limit, parts)),
    retain: answering(file, (options) => retain(parts, options)),
    rotate: answering(file, (options) => rotateIdentities(parts, options)),
  };
}

const EVERY = -1;

function readsOf(filter: ReadFilter, limit: number, { reads, appeals }: PrivacyParts): readonly ToldRead[] {
  const known = new Map<string, readonly string[]>();
  return reads.list(filter, limit).map((read) => {
    const appealIds = known.get(read.caller) ?? appeals.of([read.caller]);
    known.set(read.caller, appealIds);
    return { ...read, appealIds };
  });
}

/** One caller's row. Throws `identity/not-found`. */
function rowOf(caller: string, { rows }: PrivacyParts): IdentityRow {
  const row = rows.find(caller);
  if (row !== undefined) return row;
  throw new SwiftlineError("identity/not-found", `there is no caller ${caller}`, {
    tryThis: "name an appeal of the caller instead",
  });
}

function heldOf(caller: string, parts: PrivacyParts): HeldIdentity {
  const row = rowOf(caller, parts);
  const identity = unseal(row, parts.keys);
  return {
    caller,
    keptAt: row.kept_at,
    ...(row.erased_at !== null && { erasedAt: row.erased_at }),
    ...(identity !== undefined && { identity }),
  };
}

/** The other references to the same person. An identity that was erased has none. */
function othersOf(caller: string, parts: PrivacyParts): readonly string[] {
  const held = parts.rows.sharingMarks(caller).map((one) => {
    const { identity } = heldOf(one, parts);
    return { caller: one, name: identity?.name };
  });
  const [given, ...sharing] = held;
  return given === undefined ? [] : ofOnePerson(given, sharing).map((one) => one.caller);
}
