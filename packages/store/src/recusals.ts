import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { listed, tables } from "./sql.ts";
import type { RecusalRow } from "./tables.ts";

/** Somebody who may not see who called about an appeal: the person or the agency complained of, a relative, a neighbour. */
export interface Recusal {
  readonly appealId: string;
  /** As `Access.by` names them; upper and lower case are the same. With an agency all those below it are recused. */
  readonly who: string;
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  /** Since when it no longer holds, and who said so. */
  readonly lifted?: { readonly at: number; readonly by: string };
}

/** The record of recusals. One that is lifted stays in it. */
export interface Recusals {
  /** Recuses somebody from an appeal; false where they are already. */
  readonly add: (recusal: Omit<Recusal, "lifted">) => boolean;
  /** Lets somebody see the caller again; false where they were not recused. */
  readonly lift: (appealId: string, who: string, lifted: { readonly at: number; readonly by: string }) => boolean;
  /** Whether somebody who has these names is recused from one of these appeals. */
  readonly holds: (appealIds: readonly string[], names: readonly string[]) => boolean;
  /** In the order in which they were recorded. */
  readonly list: (appealId: string | undefined) => readonly Recusal[];
}

export function recusals(connection: Connection): Recusals {
  const standing = (appealIds: readonly string[], names: readonly string[]): readonly string[] => {
    const wanted = new Set(names.map(sameName));
    const rows = tables.selectFrom("recusals").select("who").where("appeal_id", "in", listed(appealIds));
    const recused = connection.all(rows.where("lifted_at", "is", null)).map((row) => row.who);
    return recused.filter((who) => wanted.has(sameName(who)));
  };
  const holds = (appealIds: readonly string[], names: readonly string[]) => standing(appealIds, names).length > 0;
  return {
    holds,
    add: ({ appealId, who, by, reason, at }) =>
      connection.atomically(() => {
        if (holds([appealId], [who])) return false;
        const row = { appeal_id: appealId, who: who.trim(), by, reason, at, lifted_at: null, lifted_by: null };
        connection.run(tables.insertInto("recusals").values(row));
        return true;
      }),
    lift: (appealId, who, { at, by }) =>
      connection.atomically(() => {
        const names = standing([appealId], [who]);
        const lifting = tables.updateTable("recusals").set({ lifted_at: at, lifted_by: by });
        for (const name of names)
          connection.run(
            lifting.where("appeal_id", "=", appealId).where("who", "=", name).where("lifted_at", "is", null),
          );
        return names.length > 0;
      }),
    list(appealId) {
      const all = tables.selectFrom("recusals").selectAll().orderBy("at").orderBy(sql.ref("rowid"));
      return connection.all(appealId === undefined ? all : all.where("appeal_id", "=", appealId)).map(recusalOf);
    },
  };
}

const sameName = (who: string): string => who.normalize("NFKC").trim().toLowerCase();

function recusalOf({ appeal_id, lifted_at, lifted_by, ...recusal }: RecusalRow): Recusal {
  const standing = { appealId: appeal_id, ...recusal };
  return lifted_at === null ? standing : { ...standing, lifted: { at: lifted_at, by: lifted_by ?? "" } };
}
