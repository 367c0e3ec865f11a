import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Command, fold } from "@swiftline/core/appeal";
import { record } from "@swiftline/core/hotline";
import { sources } from "@swiftline/core/intake";
import { subjectOf } from "@swiftline/core/routing";
import { openCity, openRecords } from "@swiftline/files";
import { beforeAll, expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));

/** A request of the record: its complaint type, the agency that it names, and the one that the table names. */
interface Request {
  readonly type: string;
  readonly agency: string;
  readonly byTable: string | undefined;
}

const FIRST_THREE_BLOCKS = 30_000;
let learned: readonly Request[];
let measured: readonly Request[];

beforeAll(async () => {
  const book = await openCity(`${here}city`);
  const { columns, batches } = await openRecords(`${here}requests.csv.gz`);
  const nyc = sources.find(({ id }) => id === "nyc-311");
  const bound = nyc?.bind(columns, { book });
  if (bound?.ok !== true) throw new Error("the record is one of New York's");
  const typeAt = columns.indexOf("complaint_type");
  const requests = (await Array.fromAsync(batches())).flat().map((row): Request => {
    const read = bound.value(row);
    if (!read.ok || read.value.kind !== "proved") throw new Error(`line ${row.line} cannot be read`);
    const { acts } = read.value;
    const recorded = record(undefined, acts, book);
    const appeal = fold(recorded.ok ? recorded.value : []);
    if (appeal === undefined) throw new Error(`line ${row.line} is no appeal`);
    const { outcome } = book.routing.at(appeal.registeredAt).decide(subjectOf(appeal, appeal.registeredAt));
    return { type: row.cells[typeAt] ?? "", agency: agencyIn(acts), byTable: outcome.agency };
  });
  learned = requests.slice(0, FIRST_THREE_BLOCKS);
  measured = requests.slice(FIRST_THREE_BLOCKS);
}, 60_000);

const agencyIn = (acts: readonly Command[]): string =>
  acts.flatMap((act) => (act.type === "DispatchAppeal" ? [act.agency] : []))[0] ?? "";

const share = (part: readonly Request[], right: (request: Request) => boolean): number =>
  part.filter(right).length / part.length;

test("on the last two blocks the table names the city's own agency as often as its page says, 97 % at least", () => {
  const agreement = share(measured, ({ agency, byTable }) => agency === byTable);
  expect(agreement).toBeGreaterThanOrEqual(0.97);
  const page = readFileSync(`${here}city/README.md`, "utf8");
  expect(page).toContain(`(${(agreement * 100).toFixed(2)} %)`);
});

test("and no less often than the agency that had most of each complaint type in the first three blocks", () => {
  const majority = new Map(
    [...Map.groupBy(learned, ({ type }) => type)].map(([type, some]) => {
      const counts = [...Map.groupBy(some, ({ agency }) => agency)];
      return [type, counts.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]];
    }),
  );
  const agreement = share(measured, ({ agency, byTable }) => agency === byTable);
  expect(agreement).toBeGreaterThanOrEqual(share(measured, ({ type, agency }) => majority.get(type) === agency));
});

test("its precision and recall by agency are those of its page", () => {
  const of = (code: string) => {
    const [wanted, named] = [
      measured.filter(({ agency }) => agency === code),
      measured.filter(({ byTable }) => byTable === code),
    ];
    const both = named.filter(({ agency }) => agency === code).length;
    const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
    return [wanted.length, named.length, percent(both, named.length), percent(both, wanted.length)];
  };
  expect(of("NYPD")).toEqual([11_384, 11_454, "99.39", "100.00"]);
  expect(of("DHS")).toEqual([269, 199, "100.00", "73.98"]);
  for (const code of ["HPD", "DSNY", "DOT", "DEP", "DPR", "DOB", "DOHMH", "TLC", "DCWP", "EDC", "OOS", "OTI"])
    expect(of(code).slice(2), code).toEqual(["100.00", "100.00"]);
});
