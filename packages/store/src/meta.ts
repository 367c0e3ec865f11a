import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";
import type { MetaRow } from "./tables.ts";

/** The few single values that a store keeps. */
export interface Meta {
  readonly get: (key: MetaRow["key"]) => string | undefined;
  readonly set: (key: MetaRow["key"], value: string) => void;
  readonly forget: (key: MetaRow["key"]) => void;
}

export function openMeta(connection: Connection): Meta {
  const get = connection.prepare(tables.selectFrom("meta").select("value").where("key", "=", "book"));
  const set = connection.prepare(
    tables
      .insertInto("meta")
      .values({ key: "book", value: "" })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(({ ref }) => ({ value: ref("excluded.value") }))),
  );
  return {
    get: (key) => get.get(key)?.value,
    set: (key, value) => void set.run(key, value),
    forget: (key) => connection.run(tables.deleteFrom("meta").where("key", "=", key)),
  };
}
