import { type PolicyBook, ripeFrom } from "@swiftline/core";
import { type Appeal, type Folded, folded, type History, lived, partiesBesidesLead } from "@swiftline/core/appeal";
import { type AppealFacts, type Cell, cellsOf, facts, factsFrom, joinKey, tally } from "@swiftline/core/reporting";
import type { AppealRow, RollupRow } from "./tables.ts";

/** What an append changes: an appeal's history before it, and after. */
export interface HistoryChange {
  readonly appealId: string;
  readonly version: number;
  readonly before: History;
  readonly after: History;
}

/** What changes come to in everything that is computed from the log. It depends on them and the book alone. */
export interface Projected {
  /** Where the appeals stand. */
  readonly rows: readonly AppealRow[];
  /** Appeals that stand nowhere any more, or began anew: their old rows go. */
  readonly gone: readonly string[];
  /** What is to be added to the kept counts. */
  readonly counts: readonly RollupRow[];
  /** The instant of the latest event; minus infinity where there is none. */
  readonly latestAt: number;
  /** The latest instant of what stood until now and does so no more, where an import was taken back; else minus infinity. */
  readonly lostAt: number;
}

/** Works out changes by one book. */
export function project(changes: readonly HistoryChange[], book: PolicyBook): Projected {
  const projection = projecting(book);
  for (const change of changes) projection.add(change);
  return projection.done();
}

/** The same, change by change. */
export interface Projecting {
  readonly add: (change: HistoryChange) => void;
  readonly done: () => Projected;
}

export function projecting(book: PolicyBook): Projecting {
  const counts = tally();
  const rows: AppealRow[] = [];
  const gone: string[] = [];
  let [latestAt, lostAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add({ appealId, version, before, after }) {
      if (before.length > 0) counts.add(cellsIn(facts(before, book), book), -1);
      const known = folded(after);
      const is = factsFrom(known, book);
      counts.add(cellsIn(is, book));
      if (is !== undefined) rows.push(rowOf(is, known, version, book));
      if (is === undefined || (before.length > 0 && before[0]?.at !== is.registeredAt)) gone.push(appealId);
      const was = lived(before).at(-1)?.at ?? Number.NEGATIVE_INFINITY;
      const lastAt = is?.lastAt ?? Number.NEGATIVE_INFINITY;
      if (was > lastAt) lostAt = Math.max(lostAt, was);
      latestAt = Math.max(latestAt, lastAt);
    },
    done: () => ({ rows, gone, counts: Array.from(counts.cells(), rollupRows).flat(), latestAt, lostAt }),
  };
}

const cellsIn = (facts: AppealFacts | undefined, book: PolicyBook): readonly Cell[] =>
  facts === undefined ? [] : cellsOf(facts, book);

/** Where an appeal stands, as one row: what lists need of its facts, and when time has something to do to it. */
export const rowOf = (facts: AppealFacts, known: Folded, version: number, book: PolicyBook): AppealRow => ({
  ...takenDownIn(known.history),
  appeal_id: facts.appealId,
  version,
  status: facts.status,
  open: facts.open ? 1 : 0,
  agency: facts.agency ?? null,
  category: facts.category,
  area: facts.area ?? null,
  policy: facts.policy,
  registered_at: facts.registeredAt,
  last_at: facts.lastAt,
  due_at: facts.limit === "running" ? (facts.dueAt ?? null) : null,
  next_at: ripeFrom(known, book, facts.policy) ?? null,
  parties: partiesIn(known.appeal),
});

function partiesIn(appeal: Appeal | undefined): string | null {
  const parties = appeal === undefined ? [] : partiesBesidesLead(appeal);
  return parties.length === 0 ? null : `,${parties.join(",")},`;
}

/** What lists need of an appeal as it was taken down, which no report asks for. */
function takenDownIn(history: History): Pick<AppealRow, "latitude" | "longitude" | "confidential"> {
  const registered = history.find((event) => event.type === "AppealRegistered");
  const { latitude = null, longitude = null } = registered?.position ?? {};
  return { latitude, longitude, confidential: registered?.confidential === true ? 1 : 0 };
}

/** The counts of a cell as they are kept. */
export function rollupRows({ rollup, key, counts }: Cell): readonly RollupRow[] {
  const joined = joinKey(key);
  return Object.entries(counts).map(([measure, amount]) => ({ rollup, key: joined, measure, amount }));
}
