import type { PolicyBook } from "@swiftline/core";
import type { Mode, Store } from "@swiftline/store";

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
  const store = await openStore(database, { book, mode, identityKey: process.env.SWIFTLINE_IDENTITY_KEY });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
