import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type Access, type Identities, type Identity, SwiftlineError } from "@swiftline/core";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";
import type { IdentityReadRow, IdentityRow } from "./tables.ts";

/** An AES-256 key and a name for it that says nothing about it. */
interface Key {
  readonly bytes: Buffer;
  readonly id: string;
}

type Sealed = Pick<IdentityRow, "cipher" | "nonce" | "tag">;

/**
 * Who called, encrypted row by row. Nothing here is joined to an appeal but by the random reference that its events carry.
 * Every read is recorded before its answer is given, so a store opened for reading gives none.
 */
export function identities(connection: Connection, identityKey: string | undefined): Identities {
  const { file } = connection;
  const key = identityKey === undefined ? undefined : readKey(identityKey);
  const find = (caller: string) =>
    connection.first(tables.selectFrom("identities").selectAll().where("caller", "=", caller));
  const note = (caller: string, act: IdentityReadRow["act"], { by, purpose, at }: Access) =>
    connection.run(tables.insertInto("identity_reads").values({ caller, act, by, purpose, at }));
  return {
    keep: answering(file, (identity, at) => {
      const { id, bytes } = requireKey(key);
      const caller = randomBytes(16).toString("base64url");
      const row = { caller, ...seal(identity, caller, bytes), key_id: id, kept_at: at, erased_at: null };
      connection.run(tables.insertInto("identities").values(row));
      return caller;
    }),
    read: answering(file, (caller, access) => {
      const using = requireKey(key);
      return connection.atomically(() => {
        const row = find(caller);
        if (row === undefined) return undefined;
        note(caller, "read", access);
        return open(row, using);
      });
    }),
    erase: answering(file, (caller, access) => {
      // SQLite leaves what it deletes in the free space of its pages, unless told to write zeros over it.
      connection.raw.pragma("secure_delete = on");
      const erased = connection.atomically(() => {
        const row = find(caller);
        if (row === undefined || row.erased_at !== null) return false;
        note(caller, "erase", access);
        const nothing = { cipher: null, nonce: null, tag: null, erased_at: access.at };
        connection.run(tables.updateTable("identities").set(nothing).where("caller", "=", caller));
        return true;
      });
      if (erased) forgetPages(connection);
      return erased;
    }),
  };
}

/** The old content still stands in the write-ahead log until its pages are moved to the database and the log is cut off. */
const forgetPages = ({ raw }: Connection): unknown => raw.pragma("wal_checkpoint(truncate)");

function readKey(text: string): Key {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 32)
    throw new SwiftlineError("identity/wrong-key", `the identity key has ${bytes.length} bytes, not 32`, {
      tryThis: "make one with: openssl rand -base64 32",
    });
  return { bytes, id: createHash("sha256").update(bytes).digest("hex").slice(0, 16) };
}

function requireKey(key: Key | undefined): Key {
  if (key !== undefined) return key;
  throw new SwiftlineError("identity/no-key", "callers' identities are kept encrypted, and no key was given", {
    tryThis: "make a key with `openssl rand -base64 32`, keep it apart from the store, and give it as the identity key",
  });
}

/** The reference is authenticated with the content, so that nobody can pass one caller's row off as another's. */
function seal(identity: Identity, caller: string, key: Buffer): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(caller));
  const content = Buffer.concat([cipher.update(JSON.stringify(identity), "utf8"), cipher.final()]);
  return { cipher: content, nonce, tag: cipher.getAuthTag() };
}

function open({ caller, cipher, nonce, tag, key_id }: IdentityRow, key: Key): Identity | undefined {
  if (cipher === null || nonce === null || tag === null) return undefined;
  if (key_id !== key.id)
    throw new SwiftlineError(
      "identity/wrong-key",
      `the identity was encrypted with key ${key_id}, not with ${key.id}`,
      {
        tryThis: "give the key by which it was kept",
      },
    );
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(caller)).setAuthTag(tag);
  try {
    return JSON.parse(Buffer.concat([decipher.update(cipher), decipher.final()]).toString("utf8")) as Identity;
  } catch (cause) {
    throw new SwiftlineError("store/corrupt", `the identity of caller ${caller} is not the one that was kept`, {
      tryThis: "restore the store from a backup",
      cause,
    });
  }
}
