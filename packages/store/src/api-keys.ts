import type { ApiKey, ApiKeys } from "@swiftline/core/book";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";
import type { ApiKeyRow } from "./tables.ts";

/** The keys to the HTTP API that were given out, by their hashes. */
export interface KeptApiKeys extends ApiKeys {
  readonly add: (key: ApiKey) => Promise<void>;
  /** Whether there was one to revoke. It stays in the list. */
  readonly revoke: (id: string, at: number) => Promise<boolean>;
  /** In the order in which they were made. */
  readonly list: () => Promise<readonly ApiKey[]>;
}

export function apiKeys(connection: Connection): KeptApiKeys {
  const { file } = connection;
  const all = tables.selectFrom("api_keys").selectAll();
  const byId = connection.prepare(all.where("id", "=", ""));
  const found = (id: string): ApiKeyRow | undefined => byId.get(id);
  return {
    find: answering(file, (id) => {
      const row = found(id);
      return row && keyOf(row);
    }),
    add: answering(file, (key) => connection.run(tables.insertInto("api_keys").values(rowOf(key)))),
    revoke: answering(file, (id, at) =>
      connection.atomically(() => {
        if (found(id)?.revoked_at !== null) return false;
        connection.run(tables.updateTable("api_keys").set({ revoked_at: at }).where("id", "=", id));
        return true;
      }),
    ),
    list: answering(file, () => connection.all(all.orderBy("created_at").orderBy("id")).map(keyOf)),
  };
}

const rowOf = ({ id, hash, name, actor, scopes, createdAt, expiresAt, revokedAt }: ApiKey): ApiKeyRow => ({
  id,
  hash,
  name,
  actor,
  scopes: scopes === undefined ? null : JSON.stringify(scopes),
  created_at: createdAt,
  expires_at: expiresAt ?? null,
  revoked_at: revokedAt ?? null,
});

const keyOf = ({ id, hash, name, actor, scopes, created_at, expires_at, revoked_at }: ApiKeyRow): ApiKey => ({
  id,
  hash,
  name,
  actor,
  createdAt: created_at,
  ...(scopes !== null && { scopes: JSON.parse(scopes) as readonly string[] }),
  ...(expires_at !== null && { expiresAt: expires_at }),
  ...(revoked_at !== null && { revokedAt: revoked_at }),
});
