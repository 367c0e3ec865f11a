/** The door to the store: one city's appeals in one SQLite file. */

export type { ImportRun, Imports, RecordedImport } from "./imports.ts";
export { migrateStore } from "./migrations.ts";
export type { Mode } from "./mode.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Rebuilt } from "./rebuild.ts";
