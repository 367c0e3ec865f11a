import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type Identity, SwiftlineError } from "@swiftline/core";
import type { IdentityKey, KeyRing } from "./identity-keys.ts";
import type { IdentityRow } from "./tables.ts";

type Sealed = Pick<IdentityRow, "cipher" | "nonce" | "tag" | "key_id">;

/** The reference is authenticated with the content, so that nobody can pass one caller's row off as another's. */
export function seal(identity: Identity, caller: string, key: IdentityKey): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.encrypting, nonce).setAAD(Buffer.from(caller));
  const content = Buffer.concat([cipher.update(JSON.stringify(identity), "utf8"), cipher.final()]);
  return { cipher: content, nonce, tag: cipher.getAuthTag(), key_id: key.id };
}

/** Undefined where the content was erased. Throws `store/corrupt` where it is not what was kept, or the faults of the key ring. */
export function unseal({ caller, cipher, nonce, tag, key_id }: IdentityRow, keys: KeyRing): Identity | undefined {
  if (cipher === null || nonce === null || tag === null) return undefined;
  const key = keys.named(key_id);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.encrypting, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(caller)).setAuthTag(tag);
    return JSON.parse(Buffer.concat([decipher.update(cipher), decipher.final()]).toString("utf8")) as Identity;
  } catch {
    // Without its cause: an error of the JSON parser quotes what it read.
    throw new SwiftlineError("store/corrupt", `the identity of caller ${caller} is not the one that was kept`, {
      tryThis: "restore the store from a backup",
    });
  }
}
