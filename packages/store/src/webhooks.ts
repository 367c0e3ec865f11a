import type { Delivery, Webhook, Webhooks } from "@swiftline/core/book";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";
import type { WebhookRow } from "./tables.ts";

/** Who is told what happens. */
export interface KeptWebhooks extends Webhooks {
  /** It is told what happens from now on. */
  readonly add: (webhook: Pick<Webhook, "id" | "url" | "secrets" | "actor" | "types">) => Promise<Webhook>;
  /** Whether there was one. Its tries are forgotten with it. */
  readonly remove: (id: string) => Promise<boolean>;
  /** Goes back, or on, to behind a position, at once and also where it was disabled; undefined where there is none. */
  readonly replay: (id: string, position: number) => Promise<Webhook | undefined>;
  /** Gives it another secret beside the latest; whether there is such a webhook. */
  readonly rotate: (id: string, secret: string) => Promise<boolean>;
  /** The latest tries, newest first. */
  readonly deliveries: (id: string, limit: number) => Promise<readonly Delivery[]>;
}

type Standing = Parameters<Webhooks["settle"]>[0];

/** How many tries are kept of each webhook. */
const KEPT = 10_000;

export function webhooks(connection: Connection): KeptWebhooks {
  const { file } = connection;
  const all = tables.selectFrom("webhooks").selectAll();
  const found = (id: string): Webhook | undefined => {
    const row = connection.first(all.where("id", "=", id));
    return row && webhookOf(row);
  };
  const lastPosition = (): number =>
    connection.first(tables.selectFrom("commits").select(sql<number | null>`max(rowid)`.as("last")))?.last ?? 0;
  const update = (id: string, { position, failures, nextAt, disabledAt }: Omit<Standing, "from">): void =>
    connection.run(
      tables
        .updateTable("webhooks")
        .set({ position, failures, next_at: nextAt, disabled_at: disabledAt ?? null })
        .where("id", "=", id),
    );
  const settle: (...given: Parameters<Webhooks["settle"]>) => Webhook | undefined = ({ from, ...standing }, tries) => {
    const { id } = standing;
    const known = found(id);
    if (known === undefined) return undefined;
    for (const { webhook, event, at, status = null, error = null } of tries)
      connection.run(tables.insertInto("webhook_deliveries").values({ webhook, event, at, status, error }));
    if (tries.length > 0) forget(connection, id);
    if (known.position !== from) return undefined;
    update(id, standing);
    return found(id);
  };
  return {
    list: answering(file, () => connection.all(all.orderBy("id")).map(webhookOf)),
    add: answering(file, (given) =>
      connection.atomically(() => {
        const webhook: Webhook = { ...given, position: lastPosition(), failures: 0, nextAt: 0 };
        connection.run(tables.insertInto("webhooks").values(rowOf(webhook)));
        return webhook;
      }),
    ),
    remove: answering(file, (id) =>
      connection.atomically(() => {
        if (found(id) === undefined) return false;
        connection.run(tables.deleteFrom("webhook_deliveries").where("webhook", "=", id));
        connection.run(tables.deleteFrom("webhooks").where("id", "=", id));
        return true;
      }),
    ),
    replay: answering(file, (id, position) =>
      connection.atomically(() => {
        if (found(id) === undefined) return undefined;
        update(id, { id, position, failures: 0, nextAt: 0 });
        return found(id);
      }),
    ),
    rotate: answering(file, (id, secret) =>
      connection.atomically(() => {
        const latest = found(id)?.secrets[0];
        if (latest === undefined) return false;
        const secrets = JSON.stringify([secret, latest]);
        connection.run(tables.updateTable("webhooks").set({ secrets }).where("id", "=", id));
        return true;
      }),
    ),
    deliveries: answering(file, (id, limit) =>
      connection
        .all(
          tables
            .selectFrom("webhook_deliveries")
            .selectAll()
            .where("webhook", "=", id)
            .orderBy(sql.ref("rowid"), "desc")
            .limit(limit),
        )
        .map(({ status, error, ...tried }) => ({
          ...tried,
          ...(status !== null && { status }),
          ...(error !== null && { error }),
        })),
    ),
    settle: answering(file, (standing, tries) =>
      connection.patiently(() => connection.atomically(() => settle(standing, tries))),
    ),
  };
}

function forget(connection: Connection, id: string): void {
  const kept = tables
    .selectFrom("webhook_deliveries")
    .select(sql<number>`rowid`.as("row"))
    .where("webhook", "=", id)
    .orderBy(sql.ref("rowid"), "desc")
    .limit(1)
    .offset(KEPT);
  const oldest = connection.first(kept)?.row;
  if (oldest === undefined) return;
  const older = tables.deleteFrom("webhook_deliveries").where("webhook", "=", id);
  connection.run(older.where(sql.ref("rowid"), "<=", oldest));
}

const rowOf = ({ id, url, secrets, types, actor, position, failures, nextAt, disabledAt }: Webhook): WebhookRow => ({
  id,
  url,
  secrets: JSON.stringify(secrets),
  types: types === undefined ? null : JSON.stringify(types),
  actor,
  position,
  failures,
  next_at: nextAt,
  disabled_at: disabledAt ?? null,
});

const webhookOf = ({ secrets, types, next_at, disabled_at, ...row }: WebhookRow): Webhook => ({
  ...row,
  secrets: JSON.parse(secrets),
  nextAt: next_at,
  ...(types !== null && { types: JSON.parse(types) }),
  ...(disabled_at !== null && { disabledAt: disabled_at }),
});
