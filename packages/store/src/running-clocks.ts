import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";

/** How many clocks run, and how many of them are over their limit. */
export interface RunningClocks {
  readonly running: number;
  readonly overdue: number;
}

/** Counts the clocks that settle open appeals, from the index that holds those that run: it costs the more the more are open. */
export function runningClocks(connection: Connection, now: number): RunningClocks {
  const counted = tables
    .selectFrom("appeals")
    .where("due_at", "is not", null)
    .select(({ fn }) => [
      fn.countAll<number>().as("running"),
      sql<number>`count(*) filter (where "due_at" < ${now})`.as("overdue"),
    ]);
  return connection.first(counted) ?? { running: 0, overdue: 0 };
}
