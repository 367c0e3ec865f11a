import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import {
  type Cell,
  citation,
  dataDictionary,
  dataPackage,
  type ExportColumn,
  prepareRelease,
  type Release,
  type ReleaseDescription,
  type ReleaseOptions,
} from "@swiftline/core/exporting";
import { writeWhole } from "@swiftline/files";
import type { Store } from "@swiftline/store";
import { invalid } from "../flags.ts";
import { counted } from "../present/counted.ts";
import { countedOff } from "./counted-off.ts";
import type { Exported, ExportJob } from "./export-records.ts";
import { inShuffledOrder, type Shuffled } from "./in-shuffled-order.ts";
import { rowSinks } from "./row-sinks.ts";
import { selectedAppeals } from "./selected-appeals.ts";

export interface ReleaseJob extends Omit<ExportJob, "format" | "columns"> {
  readonly options: ReleaseOptions;
  readonly described: ReleaseDescription;
}

export interface Released extends Exported {
  readonly release: Release;
  /** The files that lie beside the records and say what they are. */
  readonly beside: readonly string[];
}

const companions = ["DICTIONARY.md", "datapackage.json", "CITATION.cff"] as const;

/**
 * Writes appeals for researchers: goes through the log once to count, and once more to tell what may be told, in an order that
 * says nothing. Throws `file/not-writable`, also where it would replace the description of something else, and `flag/invalid`
 * where too few appeals are alike, however coarsely they are told, and where there are none.
 */
export async function releaseCases(store: Store, book: PolicyBook, job: ReleaseJob): Promise<Released> {
  const { target, selection, options, described, progress } = job;
  requireOwnFolder(target);
  const preparation = prepareRelease(options);
  for await (const { flat } of countedOff(selectedAppeals(store, book, selection), () => progress("counted")))
    preparation.count(flat);
  const release = preparation.settle();
  requireSome(release);
  requireFewLeftOut(release, options);
  const columns = release.columns.map(
    (column, index): ExportColumn<readonly (Cell | null)[]> => ({
      ...column,
      of: (cells) => cells[index] ?? undefined,
    }),
  );
  const sink = await rowSinks[described.format]({ target, columns, zone: book.zone });
  let appeals = 0;
  const cases = inShuffledOrder(casesOf(store, book, job, release));
  for await (const cells of countedOff(cases, () => progress("wrote"))) {
    await sink.add(cells);
    appeals++;
  }
  const bytes = await sink.finish();
  return { appeals, withheld: 0, bytes, release, beside: await describe(release, described, dirname(target)) };
}

function requireSome({ plan: { appeals } }: Release): void {
  if (appeals > 0) return;
  throw invalid("no appeal is selected, so there is nothing to release", "take other dates, or leave a selection out");
}

function requireFewLeftOut({ plan }: Release, { k, suppress }: ReleaseOptions): void {
  const { appeals, suppressed } = plan;
  if (suppressed <= suppress * appeals) return;
  const most = `${+(suppress * 100).toFixed(6)} %`;
  throw invalid(
    `${counted(suppressed, "appeal")} of ${appeals.toLocaleString("en")} would be left out, and ${most} is the most: however coarsely they are told, fewer than ${k.toLocaleString("en")} are alike`,
    "a smaller --k, or more appeals",
  );
}

async function* casesOf(
  store: Store,
  book: PolicyBook,
  { selection, progress }: ReleaseJob,
  { columns, caseOf }: Release,
): AsyncGenerator<Shuffled<readonly (Cell | null)[]>> {
  for await (const { flat } of countedOff(selectedAppeals(store, book, selection), () => progress("pseudonymised"))) {
    const one = caseOf(flat);
    if (one !== undefined) yield { key: one.caseId, value: columns.map(({ of }) => of(one) ?? null) };
  }
}

/** The files that describe a release have names of their own, so each release needs its folder. */
function requireOwnFolder(target: string): void {
  if (existsSync(target)) return;
  const taken = companions.find((name) => existsSync(join(dirname(target), name)));
  if (taken === undefined) return;
  throw new SwiftlineError("file/not-writable", `${join(dirname(target), taken)} is there already, of something else`, {
    tryThis: "give each release a folder of its own",
  });
}

async function describe(release: Release, described: ReleaseDescription, folder: string): Promise<readonly string[]> {
  const texts = {
    "DICTIONARY.md": dataDictionary(release, described),
    "datapackage.json": `${JSON.stringify(dataPackage(release, described), null, 2)}\n`,
    "CITATION.cff": citation(described),
  } as const satisfies Record<(typeof companions)[number], string>;
  for (const name of companions) await writeWhole(join(folder, name), texts[name]);
  return companions.map((name) => join(folder, name));
}
