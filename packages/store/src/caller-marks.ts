import { createHmac } from "node:crypto";
import type { Identity } from "@swiftline/core";
import type { IdentityKey } from "./identity-keys.ts";

/**
 * By what a caller is known again without being decrypted: a keyed hash of the telephone number, and one of the e-mail address.
 * Without the key nobody can try out all numbers there are. Numbers are compared digit by digit, `+` and `00` being the same;
 * a number that is given once with and once without its country's code has two marks.
 */
export function marksOf({ phone, email }: Identity, { marking }: Pick<IdentityKey, "marking">): readonly string[] {
  const known = [
    ["phone", phone === undefined ? undefined : sameNumber(phone)],
    ["email", email === undefined ? undefined : sameAddress(email)],
  ] as const;
  return known.flatMap(([kind, value]) =>
    value === undefined ? [] : [createHmac("sha256", marking).update(`${kind}:${value}`).digest("base64url")],
  );
}

/**
 * Which of the identities that share a number or an address with a given one are of the same person: all of them while no two
 * have different names, else those of the same name alone. Two people who share a telephone are never shown to each other.
 */
export function ofOnePerson<Named extends Pick<Identity, "name">>(
  { name }: Named,
  sharing: readonly Named[],
): readonly Named[] {
  const names = new Set(
    [name, ...sharing.map((one) => one.name)].flatMap((one) => (one === undefined ? [] : plain(one))),
  );
  if (names.size <= 1) return sharing;
  return name === undefined ? [] : sharing.filter((one) => one.name !== undefined && plain(one.name) === plain(name));
}

/** Fewer digits than this are an extension or a way to say that there is none. */
const SHORTEST_NUMBER = 5;

function sameNumber(phone: string): string | undefined {
  const written = phone.normalize("NFKC").trim();
  const digits = written.replaceAll(/\D/g, "");
  if (digits.length < SHORTEST_NUMBER) return undefined;
  if (written.startsWith("+")) return `+${digits}`;
  return digits.startsWith("00") ? `+${digits.slice(2)}` : digits;
}

const sameAddress = (email: string): string | undefined => (email.includes("@") ? plain(email) : undefined);

const plain = (text: string): string => text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
