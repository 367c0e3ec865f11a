import { createHash, hkdfSync } from "node:crypto";
import { SwiftlineError } from "@swiftline/core";

/** One secret of 32 bytes, and what is derived from it. No two of its uses have the same bytes. */
export interface IdentityKey {
  /** A name for the key that says nothing about it; rows name the key by which they were encrypted. */
  readonly id: string;
  readonly encrypting: Buffer;
  readonly marking: Buffer;
  readonly fingerprinting: Buffer;
}

/** The keys that a process was given: the current one encrypts, all of them decrypt. */
export interface KeyRing {
  readonly keys: readonly IdentityKey[];
  /** The key by which identities are kept. Throws `identity/no-key` where none was given. */
  readonly current: () => IdentityKey;
  /** The key by which a row was encrypted. Throws `identity/no-key` or `identity/wrong-key`. */
  readonly named: (id: string) => IdentityKey;
}

/** Keys as they are given from outside: 32 bytes each, in base64. */
export interface GivenKeys {
  readonly identityKey?: string | undefined;
  /** Keys that were current once, by which identities may still be encrypted. */
  readonly oldIdentityKeys?: readonly string[] | undefined;
}

const makeOne = "make one with: openssl rand -base64 32";

/** Throws `identity/wrong-key` where one of the texts is no key. */
export function readKeys({ identityKey, oldIdentityKeys = [] }: GivenKeys): KeyRing {
  const newest = identityKey === undefined ? undefined : readKey(identityKey, "the identity key");
  const old = oldIdentityKeys.map((text, index) => readKey(text, `old identity key ${index + 1}`));
  const keys = newest === undefined ? old : [newest, ...old];
  return {
    keys,
    current: () => newest ?? noKey(),
    named(id) {
      const key = keys.find((one) => one.id === id);
      if (key !== undefined) return key;
      if (keys.length === 0) return noKey();
      const given = keys.map((one) => one.id).join(", ");
      throw new SwiftlineError("identity/wrong-key", `the identity was encrypted with key ${id}, not with ${given}`, {
        tryThis: "give the key by which it was kept, as the current one or among the old ones",
      });
    },
  };
}

function readKey(text: string, which: string): IdentityKey {
  const secret = Buffer.from(text, "base64");
  if (secret.length !== 32)
    throw new SwiftlineError("identity/wrong-key", `${which} has ${secret.length} bytes, not 32`, { tryThis: makeOne });
  const id = createHash("sha256").update(secret).digest("hex").slice(0, 16);
  const derived = (use: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", use, 32));
  return {
    id,
    encrypting: secret,
    marking: derived("swiftline caller marks"),
    fingerprinting: derived("swiftline request fingerprints"),
  };
}

function noKey(): never {
  throw new SwiftlineError("identity/no-key", "callers' identities are kept encrypted, and no key was given", {
    tryThis: "make a key with `openssl rand -base64 32`, keep it apart from the store, and give it as the identity key",
  });
}
