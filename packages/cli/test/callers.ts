import { join } from "node:path";
import { type Identity, openHotline } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";

/** A key for identities that is nobody's, and the one that was before it. */
export const identityKey: string = Buffer.alloc(32, "new").toString("base64");
export const oldIdentityKey: string = Buffer.alloc(32, "old").toString("base64");

/** The environment in which a command reads identities of New York. */
export const withKey = { SWIFTLINE_CITY: "city", SWIFTLINE_IDENTITY_KEY: identityKey } as const;

/** An appeal of somebody who said who they are. */
export interface CallersAppeal {
  readonly number: string;
  readonly identity: Identity;
  readonly confidential?: boolean;
  readonly at?: number;
  readonly key?: string;
}

const may: number = Date.UTC(2026, 4, 4, 14, 30);

/** Registers appeals of callers in a folder of New York; answers the references to the callers. */
export async function registerCallers(
  folder: string,
  ...appeals: readonly CallersAppeal[]
): Promise<readonly string[]> {
  const book = await openCity(join(folder, "city"));
  const callers: string[] = [];
  for (const { number, identity, confidential, at = may, key = identityKey } of appeals) {
    const file = join(folder, "city/swiftline.sqlite");
    const store = await openStore(file, { book, mode: "write", identityKey: key });
    const caller = await store.identities.keep(identity, at);
    const outcome = await openHotline({ log: store.log, book }).act({
      type: "RegisterAppeal",
      appealId: `nyc-311:${number}`,
      at,
      by: "caller",
      hotline: "nyc-311",
      kind: "complaint",
      channel: "phone",
      category: "noise-residential",
      area: "brooklyn",
      text: "A party, since ten",
      caller,
      confidential,
    });
    await store.close();
    if (!outcome.ok) throw new Error(outcome.reason.code);
    callers.push(caller);
  }
  return callers;
}

/** Keeps so many identities in a folder of New York, under a key. */
export async function keepMany(folder: string, count: number, key: string): Promise<void> {
  const book = await openCity(join(folder, "city"));
  const store = await openStore(join(folder, "city/swiftline.sqlite"), { book, mode: "write", identityKey: key });
  for (let index = 0; index < count; index++) await store.identities.keep({ name: `Caller ${index}` }, may);
  await store.close();
}
