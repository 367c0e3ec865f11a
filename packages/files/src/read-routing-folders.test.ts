import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isError } from "@swiftline/core";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { writeDmn } from "./dmn/write-dmn.ts";
import { loadCity, openCity } from "./load-city.ts";
import { readTable } from "./read-table.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";

const newYork = join(import.meta.dirname, "../../../examples/nyc-311/city");

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The example city with these files in it; without routing.csv where it is to have other tables instead. */
async function cityWith(files: Files, { routing = true } = {}): Promise<string> {
  const folder = await temporaryFolder(files);
  await cp(newYork, folder, { recursive: true });
  if (!routing) await rm(join(folder, "routing.csv"));
  return folder;
}

async function problemsOf(files: Files, options?: { readonly routing: boolean }) {
  const { problems } = await loadCity(await cityWith(files, options));
  return problems
    .filter(isError)
    .map(({ code, file, line }) => [code, file, line].filter((part) => part !== undefined));
}

const toPolice = "id,>agency\nall,NYPD\n";
const graffiti = {
  at: Date.UTC(2026, 3, 1),
  category: "graffiti",
  text: "on a wall",
  kind: "complaint",
  channel: "phone",
} as const;
const xlsxOf = async (csv: string): Promise<Buffer> => {
  const table = await readTable(join(await temporaryFolder({ "t.csv": csv }), "t.csv"));
  const written = table.ok ? await writeXlsx(table.value) : table;
  return written.ok ? written.value : Buffer.alloc(0);
};
const dmnOf = async (csv: string): Promise<string> => {
  const table = await readTable(join(await temporaryFolder({ "t.csv": csv }), "t.csv"));
  const written = table.ok ? await writeDmn({ table: table.value, hit: "collect" }) : table;
  return written.ok ? written.value : "";
};

test("tables in routing/ join routing.csv, whatever form each has", async () => {
  const folder = await cityWith({
    "routing/urgency.csv": "id,text,>priority\nfire,fire|smoke,urgent\n",
    "routing/assist.xlsx": await xlsxOf("id,category,>co-handlers\npolice-too,graffiti,NYPD\n"),
    "routing/sla.yaml":
      "table: sla\nrules:\n  - id: x\n    when: { priority: urgent }\n    then: { policy: police-response }\n",
    "routing/skills.dmn": await dmnOf("id,language,>skills\nspanish,es,spanish\n"),
    "routing/README.md": "Whom to ask.",
    "routing/assign.golden.jsonl": "{}",
    "routing/.DS_Store": "",
    "routing/~$assist.xlsx": "",
  });
  const { book, problems } = await loadCity(folder);
  const table = (name: string, hit: string) => expect.objectContaining({ name, hit });
  expect(book?.routing.at(0).set.tables ?? problems).toEqual([
    table("urgency", "first"),
    table("assign", "first"),
    table("assist", "collect"),
    table("sla", "first"),
    table("skills", "collect"),
  ]);
});

test.each([
  ["assign.csv", toPolice],
  ["rules.yaml", "tables:\n  - table: assign\n    rules:\n      - { id: all, then: { agency: NYPD } }\n"],
  ["rules.json", '{ "table": "assign", "rules": [{ "id": "all", "then": { "agency": "NYPD" } }] }'],
  ["ours.csv", `table,assign,\n${toPolice.replace("\n", ",note\n").replace("NYPD\n", "NYPD,ours\n")}`],
])("a city without routing.csv may have routing/%s", async (name, content) => {
  const book = await openCity(await cityWith({ [`routing/${name}`]: content }, { routing: false }));
  expect(book.routing.at(0).decide(graffiti).outcome).toEqual({ agency: "NYPD" });
});

test("folders called by dates are rule sets that take over and give back", async () => {
  const folder = await cityWith({ "routing/2026-04-02/assign.csv": toPolice });
  const book = await openCity(folder);
  const agencyOn = (day: number) =>
    book.routing.at(Date.UTC(2026, 3, day, 12)).decide({ ...graffiti, at: Date.UTC(2026, 3, day, 12) }).outcome.agency;
  expect([agencyOn(1), agencyOn(2)]).toEqual([expect.not.stringMatching("NYPD"), "NYPD"]);
});

test("what a file of rules says is part of what the city is", async () => {
  const [one, same, other] = await Promise.all(
    ["fire", "fire", "flood"].map(async (word) =>
      openCity(await cityWith({ "routing/urgency.csv": `id,text,>priority\na,${word},urgent\n` })),
    ),
  );
  expect(one?.version).toBe(same?.version);
  expect(one?.version).not.toBe(other?.version);
});

test("without any table that says who leads, routing.csv is missing, and what else would do is told", async () => {
  const files = { "routing/skills.csv": "id,>skills\na,spanish\n" };
  const { problems } = await loadCity(await cityWith(files, { routing: false }));
  expect(problems).toEqual([
    {
      code: "file/not-found",
      file: "routing.csv",
      message: "the file is missing, and there is no routing/assign.csv instead of it",
      suggestion: "`swiftline init nyc-311 <folder>` writes an example of it",
    },
  ]);
});

test("a set for later does not stand in for the one that is in force now", async () => {
  const files = { "routing/2027-01-01/assign.csv": toPolice };
  expect(await problemsOf(files, { routing: false })).toEqual([["file/not-found", "routing.csv"]]);
});

test("routing.csv and routing/assign are one table too many", async () => {
  expect(await problemsOf({ "routing/assign.csv": toPolice })).toEqual([["routing/table-twice", "routing/assign.csv"]]);
});

test("everything that cannot be read is told at once, with its place in the city's folder", async () => {
  const files = {
    "routing/urgency.txt": "…",
    "routing/assist.csv": "id,>co-handlers\na\n",
    "routing/sla.yaml": "a: 1\na: 2\n",
    "routing/skills.xlsx": "id,>skills\n",
    "routing/2027-01-01/README.md": "Still to come.",
    "routing/2028-01-01/old/assign.csv": toPolice,
  };
  expect(await problemsOf(files)).toEqual([
    ["table/row-width", "routing/assist.csv", 2],
    ["file/malformed", "routing/skills.xlsx"],
    ["file/malformed", "routing/sla.yaml", 2],
    ["file/unknown-form", "routing/urgency.txt"],
    ["routing/no-assign", "routing/2027-01-01"],
    ["routing/odd-folder", "routing/2028-01-01/old"],
  ]);
});

test("of a file in a form that nobody reads, it is said how it may end", async () => {
  const { problems } = await loadCity(await cityWith({ "routing/urgency.ods": "" }));
  expect(problems).toMatchObject([{ suggestion: "they end with .csv, .xlsx, .yaml, .yml, .json, .dmn" }]);
});

test("what is wrong with a cell of a dated set is told by its place", async () => {
  const files = { "routing/2027-01-01/assign.csv": "id,>agency\nall,NYPDD\n" };
  expect(await problemsOf(files)).toEqual([["routing/unknown-agency", "routing/2027-01-01/assign.csv", 2]]);
});

test("routing that is no folder is a fault", async () => {
  const folder = await cityWith({});
  await writeFile(join(folder, "routing"), "");
  await expect(loadCity(folder)).rejects.toMatchObject({ code: "file/not-found" });
});
