import type { PolicyBook } from "@swiftline/core";
import type { Mode, Store } from "@swiftline/store";
import { goOnUnread } from "./lost-output.ts";

/**
 * Opens a store by its city's book, hands it to `use`, and closes it whatever happens. The database library is loaded here and
 * not at the top, so that help and lists start without it.
 */
export async function withStoreOf<Value>(
  book: PolicyBook,
  database: string,
  mode: Mode,
  use: (store: Store) => Promise<Value>,
): Promise<Value> {
  const { openStore } = await import("@swiftline/store");
  if (mode !== "read") goOnUnread();
  const store = await openStore(database, { book, mode, ...givenKeys(process.env) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The keys of identities are given in the environment only: arguments are seen by everybody on the machine. */
function givenKeys({ SWIFTLINE_IDENTITY_KEY, SWIFTLINE_IDENTITY_KEYS_OLD }: NodeJS.ProcessEnv) {
  const old = SWIFTLINE_IDENTITY_KEYS_OLD?.split(",").filter((text) => text.trim() !== "");
  return { identityKey: SWIFTLINE_IDENTITY_KEY, oldIdentityKeys: old };
}
