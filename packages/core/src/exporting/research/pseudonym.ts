import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A secret below which nobody can try out all numbers of a hotline and so find a pseudonym's appeal, in bytes. */
export const KEY_BYTES = 32;

/** Names that say nothing to whoever lacks the key; the same appeal has the same name under the same key. */
export interface Pseudonyms {
  /** 32 hexadecimal digits, the first half of an HMAC-SHA256. */
  readonly of: (appealId: string) => string;
  /** A secret seed of an appeal's own, which its pseudonym does not betray. */
  readonly seedOf: (appealId: string) => string;
}

/** Pseudonyms under a key of at least {@link KEY_BYTES}. */
export function pseudonyms(key: Uint8Array): Pseudonyms {
  const mark = (purpose: string, appealId: string): string =>
    bytesToHex(hmac(sha256, key, utf8ToBytes(`${purpose}\u0000${appealId}`)));
  return {
    of: (appealId) => mark("case", appealId).slice(0, 32),
    seedOf: (appealId) => mark("jitter", appealId),
  };
}
