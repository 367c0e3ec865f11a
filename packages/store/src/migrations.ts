import { SwiftlineError } from "@swiftline/core";
import { type CreateTableBuilder, sql } from "kysely";
import { callerOfCommit, mayNameCaller } from "./caller-appeals.ts";
import { type Connection, connect } from "./connection.ts";
import { answering } from "./faults.ts";
import { openMeta } from "./meta.ts";
import { type Query, rawQuery, tables } from "./sql.ts";

/** Marks a file as ours in the header of the database; `file(1)` and other tools show it. */
const APPLICATION_ID = 0x53_57_4c_4e;

/** What each version adds to the one before it. A migration that was released is never changed. */
const migrations: readonly (readonly Query[])[] = [
  [
    // With a rowid: a b-tree over whole commits took four times as long to fill, and twice the space (long or unordered ones).
    table("commits")
      .addColumn("appeal_id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("events", "text", (column) => column.notNull())
      .addColumn("import_id", "text")
      .addColumn("previous_hash", "blob", (column) => column.notNull())
      .addColumn("hash", "blob", (column) => column.notNull())
      .addPrimaryKeyConstraint("commits_key", ["appeal_id", "version"])
      .modifyEnd(sql`strict`),
    table("appeals")
      .addColumn("appeal_id", "text", (column) => column.notNull().primaryKey())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("open", "integer", (column) => column.notNull())
      .addColumn("agency", "text")
      .addColumn("category", "text", (column) => column.notNull())
      .addColumn("area", "text")
      .addColumn("policy", "text")
      .addColumn("registered_at", "integer", (column) => column.notNull())
      .addColumn("last_at", "integer", (column) => column.notNull())
      .addColumn("due_at", "integer")
      .modifyEnd(sql`strict, without rowid`),
    // Without a rowid every index ends in the primary key, so both lists are in their full order.
    tables.schema.createIndex("appeals_by_registration").on("appeals").column("registered_at"),
    tables.schema.createIndex("appeals_by_due").on("appeals").column("due_at").where("due_at", "is not", null),
    table("rollup")
      .addColumn("rollup", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("measure", "text", (column) => column.notNull())
      .addColumn("amount", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("rollup_key", ["rollup", "key", "measure"])
      .modifyEnd(sql`strict, without rowid`),
    // Empty but for the moment in which an append finds the counts that came to nothing.
    tables.schema
      .createIndex("rollup_of_nothing")
      .on("rollup")
      .column("amount")
      .where(sql.ref("amount"), "=", sql.lit(0)),
    table("meta")
      .addColumn("key", "text", (column) => column.notNull().primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .modifyEnd(sql`strict, without rowid`),
    table("identities")
      .addColumn("caller", "text", (column) => column.notNull().primaryKey())
      .addColumn("cipher", "blob")
      .addColumn("nonce", "blob")
      .addColumn("tag", "blob")
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("kept_at", "integer", (column) => column.notNull())
      .addColumn("erased_at", "integer")
      .modifyEnd(sql`strict`),
    table("identity_reads")
      .addColumn("caller", "text", (column) => column.notNull())
      .addColumn("act", "text", (column) => column.notNull())
      .addColumn("by", "text", (column) => column.notNull())
      .addColumn("purpose", "text", (column) => column.notNull())
      .addColumn("at", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    table("imports")
      .addColumn("id", "text", (column) => column.notNull().primaryKey())
      .addColumn("source", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("started_at", "integer", (column) => column.notNull())
      .addColumn("finished_at", "integer")
      .addColumn("rows", "integer")
      .addColumn("new", "integer")
      .addColumn("updated", "integer")
      .addColumn("unchanged", "integer")
      .addColumn("rejected", "integer")
      .modifyEnd(sql`strict`),
    table("checkpoints")
      .addColumn("day", "text", (column) => column.notNull().primaryKey())
      .addColumn("root", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict`),
  ],
  [
    tables.schema.alterTable("appeals").addColumn("next_at", "integer"),
    tables.schema.createIndex("appeals_by_next").on("appeals").column("next_at").where("next_at", "is not", null),
    // What was computed so far lacks the moments, and is computed again as after a change of the book.
    tables.deleteFrom("meta").where("key", "=", sql.lit("book")),
  ],
  [
    table("identity_marks")
      .addColumn("mark", "text", (column) => column.notNull())
      .addColumn("caller", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("identity_marks_key", ["mark", "caller"])
      .modifyEnd(sql`strict, without rowid`),
    tables.schema.createIndex("identity_marks_by_caller").on("identity_marks").column("caller"),
    tables.schema.alterTable("identity_reads").addColumn("refusal", "text"),
    tables.schema.createIndex("identity_reads_by_caller").on("identity_reads").column("caller"),
    table("recusals")
      .addColumn("appeal_id", "text", (column) => column.notNull())
      .addColumn("who", "text", (column) => column.notNull())
      .addColumn("by", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("at", "integer", (column) => column.notNull())
      .addColumn("lifted_at", "integer")
      .addColumn("lifted_by", "text")
      .modifyEnd(sql`strict`),
    tables.schema.createIndex("recusals_by_appeal").on("recusals").column("appeal_id"),
    // Registrations that name a caller, by the caller; imports name none.
    tables.schema
      .createIndex("commits_by_caller")
      .on("commits")
      .expression(callerOfCommit)
      .where(sql<boolean>`"version" = 1 and ${callerOfCommit} is not null`),
    // The first form of checkpoints was never written.
    tables.schema.dropTable("checkpoints"),
    table("checkpoints")
      .addColumn("number", "integer", (column) => column.notNull().primaryKey())
      .addColumn("at", "integer", (column) => column.notNull())
      .addColumn("appeals", "integer", (column) => column.notNull())
      .addColumn("commits", "integer", (column) => column.notNull())
      .addColumn("root", "blob", (column) => column.notNull())
      .addColumn("previous_hash", "blob", (column) => column.notNull())
      .addColumn("hash", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    table("sealed_heads")
      .addColumn("appeal_id", "text", (column) => column.notNull().primaryKey())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("hash", "blob", (column) => column.notNull())
      .modifyEnd(sql`strict, without rowid`),
  ],
  [
    // A run is written down while it goes on, and not only when it has ended.
    tables.schema.alterTable("imports").renameTo("imports_once_ended"),
    table("imports")
      .addColumn("id", "text", (column) => column.notNull().primaryKey())
      .addColumn("source", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("fingerprint", "text")
      .addColumn("started_at", "integer", (column) => column.notNull())
      .addColumn("finished_at", "integer")
      .addColumn("withdrawn_at", "integer")
      .addColumn("rows", "integer", (column) => column.notNull())
      .addColumn("new", "integer", (column) => column.notNull())
      .addColumn("updated", "integer", (column) => column.notNull())
      .addColumn("unchanged", "integer", (column) => column.notNull())
      .addColumn("flagged", "integer", (column) => column.notNull())
      .addColumn("rejected", "integer", (column) => column.notNull())
      .addColumn("skipped", "integer", (column) => column.notNull())
      .addColumn("rejected_bytes", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    rawQuery(
      sql`insert into "imports" select "id", "source", "file", null, "started_at", "finished_at", null,
        coalesce("rows", 0), coalesce("new", 0), coalesce("updated", 0), coalesce("unchanged", 0), 0, coalesce("rejected", 0), 0, 0
        from "imports_once_ended"`,
    ),
    tables.schema.dropTable("imports_once_ended"),
    table("import_findings")
      .addColumn("import_id", "text", (column) => column.notNull())
      .addColumn("line", "integer", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("problems", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`),
    tables.schema.createIndex("import_findings_by_import").on("import_findings").columns(["import_id", "line"]),
  ],
  [
    table("replays")
      .addColumn("key", "text", (column) => column.notNull().primaryKey())
      .addColumn("fingerprint", "text", (column) => column.notNull())
      .addColumn("taken_at", "integer", (column) => column.notNull())
      .addColumn("status", "integer")
      .addColumn("headers", "text")
      .addColumn("body", "text")
      .modifyEnd(sql`strict, without rowid`),
    tables.schema.createIndex("replays_by_time").on("replays").column("taken_at"),
    table("api_keys")
      .addColumn("id", "text", (column) => column.notNull().primaryKey())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("scopes", "text")
      .addColumn("created_at", "integer", (column) => column.notNull())
      .addColumn("expires_at", "integer")
      .addColumn("revoked_at", "integer")
      .modifyEnd(sql`strict, without rowid`),
    table("webhooks")
      .addColumn("id", "text", (column) => column.notNull().primaryKey())
      .addColumn("url", "text", (column) => column.notNull())
      .addColumn("secrets", "text", (column) => column.notNull())
      .addColumn("types", "text")
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("failures", "integer", (column) => column.notNull())
      .addColumn("next_at", "integer", (column) => column.notNull())
      .addColumn("disabled_at", "integer")
      .modifyEnd(sql`strict, without rowid`),
    table("webhook_deliveries")
      .addColumn("webhook", "text", (column) => column.notNull())
      .addColumn("event", "text", (column) => column.notNull())
      .addColumn("at", "integer", (column) => column.notNull())
      .addColumn("status", "integer")
      .addColumn("error", "text")
      .modifyEnd(sql`strict`),
    tables.schema.createIndex("webhook_deliveries_by_webhook").on("webhook_deliveries").columns(["webhook", "at"]),
  ],
  [
    // It keeps the terms and where they stand, and not the texts: these are in the log. Its terms are ours, with a space between them.
    rawQuery(
      sql`create virtual table "search_terms" using fts5("text", "address", content = '', contentless_delete = 1, tokenize = 'ascii')`,
    ),
    table("search_appeals")
      .addColumn("id", "integer", (column) => column.notNull().primaryKey())
      .addColumn("appeal_id", "text", (column) => column.notNull().unique())
      .modifyEnd(sql`strict`),
  ],
  [
    tables.schema.alterTable("appeals").addColumn("latitude", "real"),
    tables.schema.alterTable("appeals").addColumn("longitude", "real"),
    tables.schema.alterTable("appeals").addColumn("confidential", "integer"),
    tables.deleteFrom("meta").where("key", "=", sql.lit("book")),
    table("given_names")
      .addColumn("name", "text", (column) => column.notNull().primaryKey())
      .addColumn("means", "text", (column) => column.notNull())
      .addColumn("at", "integer", (column) => column.notNull())
      .modifyEnd(sql`strict, without rowid`),
  ],
  [tables.schema.alterTable("replays").addColumn("taker", "text", (column) => column.notNull().defaultTo(""))],
  [
    tables.schema.alterTable("appeals").addColumn("parties", "text"),
    tables.schema
      .createIndex("appeals_with_parties")
      .on("appeals")
      .columns(["registered_at", "appeal_id", "parties"])
      .where("parties", "is not", null),
    tables.deleteFrom("meta").where("key", "=", sql.lit("book")),
  ],
  [tables.schema.alterTable("imports").addColumn("taker", "text", (column) => column.notNull().defaultTo(""))],
  [
    tables.schema.dropIndex("commits_by_caller"),
    tables.schema
      .createIndex("commits_by_caller")
      .on("commits")
      .expression(callerOfCommit)
      .where(sql<boolean>`"version" = 1 and ${mayNameCaller}`),
  ],
  [
    tables.schema.alterTable("replays").addColumn("begun_at", "integer", (column) => column.notNull().defaultTo(0)),
    rawQuery(sql`update "replays" set "begun_at" = "taken_at"`),
  ],
  [
    tables.schema.alterTable("import_findings").addColumn("appeal_id", "text"),
    tables.schema
      .createIndex("import_findings_by_appeal")
      .on("import_findings")
      .column("appeal_id")
      .where("appeal_id", "is not", null),
  ],
  [
    // Follow-ups are counted with the scores alone, and no shift starts on a holiday: lists and rollups are computed anew.
    tables.deleteFrom("meta").where("key", "=", sql.lit("book")),
    // What was found wrong in a row is in its file, and may be anything: its message is the reason alone.
    rawQuery(sql`update "import_findings" set "problems" = (
      select json_group_array(json_set("value", '$.message', coalesce("value" ->> '$.reason', "value" ->> '$.message')))
      from json_each("problems"))`),
  ],
];

/** The version of a store that this package writes. */
export const storeVersion = migrations.length;

function table<Name extends string>(name: Name): CreateTableBuilder<Name> {
  return tables.schema.createTable(name);
}

/** From which version to which a store went, and whether its lists and rollups are to be computed anew: they are an earlier Swiftline's. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  readonly stale: boolean;
}

/** Brings a store to the version of this package, or makes one. Throws `store/newer` where it is of a later one. */
export const migrateStore = (file: string): Promise<Migrated> =>
  answering(file, () => {
    const connection = connect(file, "write");
    try {
      return { ...migrate(connection), stale: isOfNoBook(connection) };
    } finally {
      connection.raw.close();
    }
  })();

function isOfNoBook(connection: Connection): boolean {
  const anyCommit = tables.selectFrom("commits").select("version").limit(1);
  return openMeta(connection).get("book") === undefined && connection.first(anyCommit) !== undefined;
}

/** Brings an open database to the version of this package. */
export function migrate(connection: Connection): { readonly from: number; readonly to: number } {
  const { raw } = connection;
  const from = versionOf(connection);
  settle(raw);
  if (from === storeVersion) return { from, to: from };
  return connection.atomically(() => {
    // Another process may have been faster while we waited for the lock.
    const from = versionOf(connection);
    for (const migration of migrations.slice(from)) for (const step of migration) raw.exec(step.compile().sql);
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.pragma(`user_version = ${storeVersion}`);
    return { from, to: storeVersion };
  });
}

/**
 * How a store is written, set once it is known to be ours: a database of another program is left as it is. WAL lets readers go
 * on while one writes. `synchronous = full` syncs at every commit: with `normal` a power cut could undo an appeal whose number
 * the caller already has. Imports commit thousands of appeals at once and hardly notice.
 */
function settle(raw: Connection["raw"]): void {
  raw.pragma("journal_mode = wal");
  raw.pragma("synchronous = full");
}

/** Refuses to read what cannot be read as it is: no store, one of another version, or another program's database. */
export function requireVersion(connection: Connection): void {
  const version = versionOf(connection);
  if (version === storeVersion) return;
  const { file } = connection;
  if (version === 0)
    throw new SwiftlineError("store/not-found", `${file} is empty`, { tryThis: "import some records into it first" });
  throw new SwiftlineError("store/not-found", `${file} is of version ${version}, and version ${storeVersion} is read`, {
    tryThis: "swiftline db migrate, or any command that writes",
  });
}

function versionOf({ raw, file }: Connection): number {
  const version = raw.pragma("user_version", { simple: true }) as number;
  const foreign = raw.pragma("application_id", { simple: true }) !== APPLICATION_ID;
  const used = raw.prepare("select 1 from sqlite_schema").get() !== undefined;
  if (used && foreign)
    throw new SwiftlineError("store/corrupt", `${file} is a database of another program`, {
      tryThis: "name another file",
    });
  if (version > storeVersion)
    throw new SwiftlineError(
      "store/newer",
      `${file} is of version ${version}; this Swiftline knows up to ${storeVersion}`,
      {
        tryThis: "use the Swiftline that made it, or a later one",
      },
    );
  return version;
}
