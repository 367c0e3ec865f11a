import { join } from "node:path";
import type { Append } from "@swiftline/core";
import type { PolicyBook } from "@swiftline/core/book";
import {
  type Measures,
  type Period,
  periodKinds,
  rollups,
  scoreBoard,
  scoreRollupOf,
  tally,
} from "@swiftline/core/reporting";
import { openStore, type Store } from "@swiftline/store";
import Database from "better-sqlite3";
import type { Life } from "./lifecycle-lives.ts";

/** The ways to score a month, and what they are held against. */
export interface ScoringWays {
  /** The scores of every unit from the kept sums, without drawing how sure the ranks are. */
  readonly fromRollups: () => unknown;
  /** The same with the draws. */
  readonly withDraws: () => unknown;
  /** The same as the first from the log, as if nothing were kept. */
  readonly fromLog: () => unknown;
  /** One pass over the list of appeals by SQLite itself: counting them by agency and status. */
  readonly scanByGroup: () => unknown;
  /** One pass over the list of appeals that reads each row. */
  readonly scanOfRows: () => unknown;
  /** One pass over the log: reading each commit and parsing its events. */
  readonly scanOfLog: () => unknown;
}

/** How long each takes, in milliseconds. */
export type ScoringFigures = Readonly<Record<keyof ScoringWays, number>> & { readonly appeals: number };

const AT_ONCE = 1000;
const ROUNDS = 2;

/** Scores a month of appeals that lived through it. */
export async function scoringFigures(
  lives: Iterable<Life>,
  { book, folder, month }: { readonly book: PolicyBook; readonly folder: string; readonly month: string },
): Promise<ScoringFigures> {
  const file = join(folder, "month.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  const appeals = await fill(store, lives);
  const period = periodKinds["assessment-month"].parse(month) as Period;
  const board = (measures: Measures, draws?: number) => scoreBoard({ measures, book, period, draws });
  const database = new Database(file, { readonly: true });
  database.pragma("cache_size = -65536");
  const byGroup = database.prepare(
    "select agency, status, count(*), max(last_at) from appeals group by agency, status",
  );
  const rows = database.prepare("select * from appeals");
  const figures = await best({
    fromRollups: async () => board(await store.measures([scoreRollupOf(period)]), 0),
    withDraws: async () => board(await store.measures([scoreRollupOf(period)])),
    scanByGroup: () => byGroup.all(),
    scanOfRows: () => each(rows.iterate()),
    scanOfLog: () => scanLog(database),
    fromLog: async () => board(await countScores(store, book), 0),
  });
  database.close();
  await store.close();
  return { appeals, ...figures };
}

/** Appends each life as one commit. */
async function fill({ log }: Store, lives: Iterable<Life>): Promise<number> {
  let appeals = 0;
  let group: Append[] = [];
  const write = async () => {
    await log.append(group);
    appeals += group.length;
    group = [];
  };
  for (const life of lives) {
    const [first] = life;
    if (first !== undefined)
      group.push({ appealId: first.appealId, after: 0, events: life.flatMap((step) => step.events) });
    if (group.length === AT_ONCE) await write();
  }
  if (group.length > 0) await write();
  return appeals;
}

/** Counts anew what scores are made of, and nothing else. */
async function countScores({ facts }: Store, book: PolicyBook): Promise<Measures> {
  const counted = tally();
  const [scores] = rollups.filter(({ name }) => name === "scores");
  if (scores === undefined) throw new Error("there is no rollup of scores");
  for await (const one of facts()) counted.add(scores.count(one, book).map((row) => ({ rollup: "scores", ...row })));
  return counted;
}

function each(rows: Iterable<unknown>): number {
  let count = 0;
  for (const _ of rows) count++;
  return count;
}

function scanLog(database: Database.Database): number {
  let events = 0;
  const commits = database.prepare<[], string>("select events from commits order by appeal_id, version").pluck();
  for (const commit of commits.iterate()) events += (JSON.parse(commit) as readonly unknown[]).length;
  return events;
}

/** Milliseconds of the fastest of some rounds, in which they take turns. */
async function best(ways: ScoringWays): Promise<Readonly<Record<keyof ScoringWays, number>>> {
  const names = Object.keys(ways) as (keyof ScoringWays)[];
  const fastest = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<
    keyof ScoringWays,
    number
  >;
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) {
      const began = performance.now();
      await ways[name]();
      fastest[name] = Math.min(fastest[name], performance.now() - began);
    }
  return fastest;
}
