/** The door to the store: one city's appeals in one SQLite file. */

export type { KeptApiKeys } from "./api-keys.ts";
export type { Checkpoint } from "./checkpoints.ts";
export { type ReadyFirsts, readyingFirsts } from "./firsts.ts";
export type { BegunImport, Imports, NewImport, RecordedImport } from "./imports.ts";
export { migrateStore } from "./migrations.ts";
export type { Mode } from "./mode.ts";
export { type Audit, openAudit } from "./open-audit.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { Privacy, SubjectAccess, ToldRead } from "./privacy.ts";
export type { Rebuilt } from "./rebuild.ts";
export type { Recusal } from "./recusals.ts";
export type { Retained } from "./retention.ts";
export type { Rotated } from "./rotate-identities.ts";
export type { Snapshot } from "./snapshot.ts";
export type { Verified } from "./verify-log.ts";
export type { KeptWebhooks } from "./webhooks.ts";
