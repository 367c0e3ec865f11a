import { type Cell, type MeasureRow, type Measures, splitKey } from "@swiftline/core/reporting";
import { sql } from "kysely";
import { bulkInsert } from "./bulk-insert.ts";
import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";
import type { RollupRow } from "./tables.ts";

/** The kept sums that reports read. */
export interface Rollups {
  /** Adds counts to the kept ones; what comes to nothing is gone. */
  readonly add: (counts: readonly RollupRow[]) => void;
  readonly measures: (rollups: readonly string[]) => Measures;
  readonly cells: () => readonly Cell[];
  readonly clear: () => void;
}

const columns = ["rollup", "key", "measure", "amount"] as const;

export function openRollups(connection: Connection): Rollups {
  const added = sql`on conflict ("rollup", "key", "measure") do update set "amount" = "amount" + excluded."amount"`;
  const insert = bulkInsert(connection, "rollup", columns, added);
  const sweep = connection.prepare(tables.deleteFrom("rollup").where(sql.ref("amount"), "=", sql.lit(0)));
  const all = tables.selectFrom("rollup").select(columns).orderBy("rollup").orderBy("key").orderBy("measure");
  const countsOf = connection.prepare(all.where("rollup", "=", ""));
  return {
    add(counts) {
      insert(counts);
      sweep.run();
    },
    measures(rollups) {
      const rows = new Map(rollups.map((rollup) => [rollup, rowsOf(countsOf.all(rollup))]));
      return { rows: (rollup) => rows.get(rollup) ?? [] };
    },
    cells: () => connection.all(all).map(cellOf),
    clear: () => connection.run(tables.deleteFrom("rollup")),
  };
}

/** The counts of one rollup, in the order of their keys, as its rows. */
function rowsOf(counts: readonly RollupRow[]): readonly MeasureRow[] {
  const rows: MeasureRow[] = [];
  let joined: string | undefined;
  let row: Record<string, number> = {};
  for (const { key, measure, amount } of counts) {
    if (key !== joined) {
      joined = key;
      row = {};
      rows.push({ key: splitKey(key), counts: row });
    }
    row[measure] = amount;
  }
  return rows;
}

const cellOf = ({ rollup, key, measure, amount }: RollupRow): Cell => ({
  rollup,
  key: splitKey(key),
  counts: { [measure]: amount },
});
