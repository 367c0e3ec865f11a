import { expect, test } from "vitest";
import { domain, subject } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import { compileCatalogue } from "./catalogue.ts";
import { conditions } from "./conditions/index.ts";
import { type RoutingFolder, readCatalogue } from "./tables/read-catalogue.ts";

const DAY = 86_400_000;
const folder = (agency: string, effective?: string): RoutingFolder => ({
  ...(effective !== undefined && { effective }),
  files: [
    { name: "assign", content: { table: table(`routing/${effective}/assign.csv`, "id,>agency", `rest,${agency}`) } },
  ],
});
const read = (...folders: readonly RoutingFolder[]) =>
  readCatalogue(folders, conditions, { domain, startOfDate: (date) => date * DAY });

test("a set is in force from its date until the next one begins", () => {
  const { sets, problems } = read(folder("housing", "2026-03-01"), folder("desk"), folder("police", "2026-05-01"));
  expect(problems).toEqual([]);
  const catalogue = compileCatalogue(sets, domain);
  const agencyAt = (...date: [number, number, number]) => {
    const at = Date.UTC(...date);
    return catalogue.at(at).decide(subject({ at })).outcome.agency;
  };
  expect([
    agencyAt(2000, 0, 1),
    agencyAt(2026, 1, 28),
    agencyAt(2026, 2, 1),
    agencyAt(2026, 3, 30),
    agencyAt(2026, 4, 1),
  ]).toEqual(["desk", "desk", "housing", "housing", "police"]);
  expect(catalogue.withVersion(sets[0]?.version ?? "")?.set).toBe(sets[0]);
});

test("a set that ended leaves nothing in force, and then nothing is decided", () => {
  const { sets } = read(folder("desk", "2026-03-01..2026-03-31"));
  const catalogue = compileCatalogue(sets, domain);
  expect(catalogue.at(Date.UTC(2026, 2, 31, 23)).set.version).toBe(sets[0]?.version);
  expect(catalogue.at(Date.UTC(2026, 3, 1)).decide(subject()).outcome).toEqual({});
});

test.each([
  ["two that begin on the same day", ["2026-03-01", "2026-03-01..2026-04-01"]],
  ["one that is to last beyond the beginning of the next", ["2026-03-01..2026-05-01", "2026-04-01"]],
])("%s would be in force at once", (_what, dates) => {
  expect(read(...dates.map((date) => folder("desk", date))).problems).toMatchObject([{ code: "routing/sets-overlap" }]);
});

test("a folder that is called by no date is told, and nothing that would follow from it", () => {
  expect(read(folder("desk"), folder("desk", "next-year")).problems).toMatchObject([
    { code: "routing/bad-date", file: "routing/next-year" },
  ]);
});

test("a table that is there twice, and a set that says nowhere who leads, are told", () => {
  const assist = { name: "assist", content: { table: table("assist.csv", "id,>co-handlers", "all,desk") } };
  expect(read({ files: [assist] }).problems).toMatchObject([{ code: "routing/no-assign" }]);
  expect(read({ files: [...folder("desk").files, ...folder("desk").files] }).problems).toMatchObject([
    { code: "routing/table-twice" },
  ]);
});
