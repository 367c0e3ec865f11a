import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { beforeAll, expect, test } from "vitest";
import { importsIn } from "../imports-in.ts";
import { copyOf, newYorkWithRequests, request, table } from "../new-york.ts";
import { run } from "../swiftline.ts";

/** The first of the three requests again, closed by now, and a new one of an agency that the city does not have. */
const nextDay = table(request({ id: 1, closed: "2026-05-03T08:00:00.000" }), request({ id: 9, agency: "NAVY" }));

let twice: string;
let first: string;
let second: string;
let listedAfterFirst: string;

const lineIn = (cwd: string, line: string) => run([...line.split(" "), "--city", "city"], { cwd });
const undo = (cwd: string, id: string, ...flags: readonly string[]) =>
  lineIn(cwd, ["import undo", id, "--reason wrong", ...flags].join(" "));
const listed = async (cwd: string) => (await lineIn(cwd, "appeal list")).stdout;

beforeAll(async () => {
  twice = await newYorkWithRequests();
  listedAfterFirst = await listed(twice);
  await writeFile(join(twice, "next-day.csv"), nextDay);
  expect(await lineIn(twice, "import next-day.csv --quiet")).toMatchObject({ code: 3 });
  [first = "", second = ""] = await importsIn(twice);
});

test("imports are listed, latest first, with where their rows went", async () => {
  const { code, stdout } = await lineIn(twice, "import list");
  expect(code).toBe(0);
  const [header, ...runs] = stdout.trim().split("\n");
  expect(header).toMatch(/^Import\s+File\s+Status\s+Rows\s+New\s+Updated\s+Unchanged\s+Flagged\s+Rejected$/);
  expect(runs.map((line) => line.split(/\s+/).slice(1))).toEqual([
    ["next-day.csv", "finished", "2", "0", "1", "0", "0", "1"],
    ["requests.csv", "finished", "3", "3", "0", "0", "0", "0"],
  ]);
});

test("one import is shown with what was wrong in it, line by line", async () => {
  const { code, stdout } = await lineIn(twice, `import show ${second}`);
  expect(code).toBe(0);
  expect(stdout).toContain("2 = 0 new + 1 updated + 0 unchanged + 0 flagged + 1 rejected");
  expect(stdout).toContain("line 3 rejected");
});

test("an import of whole histories is taken back, whoever acted in them", async () => {
  const cwd = await newYorkWithRequests();
  const registered = await lineIn(
    cwd,
    "appeal register --by caller --hotline nyc-311 --kind complaint --channel phone --category noise-residential --text loud --json",
  );
  expect(registered.code).toBe(0);
  await lineIn(cwd, "export --format ndjson --out all.ndjson");
  const elsewhere = [...["--db", "elsewhere.sqlite"], "--city", "city"];
  expect(await run(["import", "all.ndjson", "--quiet", ...elsewhere], { cwd })).toMatchObject({ code: 0 });
  const { imports } = JSON.parse((await run(["import", "list", "--json", ...elsewhere], { cwd })).stdout);
  const { code, stdout } = await run(["import", "undo", imports[0].id, "--reason", "wrong", ...elsewhere], { cwd });
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("of 4 appeals: 4 gone") });
});

test("what was found in a row names its appeal, as far as it is known", async () => {
  const cwd = await copyOf(twice);
  const contrary = request({ id: 2, created: "2026-05-02T09:00:00.000", closed: "2026-05-02T11:30:00.000" });
  await writeFile(join(cwd, "odd.csv"), table(contrary, request({ id: 9, created: "never" })));
  await lineIn(cwd, "import odd.csv");
  const [, , odd = ""] = await importsIn(cwd);
  expect((await lineIn(cwd, `import show ${odd}`)).stdout).toContain("line 2 flagged, nyc-311:2: was imported before");
  const { findings } = JSON.parse((await lineIn(cwd, `import show ${odd} --json`)).stdout);
  expect(findings).toMatchObject([
    { line: 2, appeal: "nyc-311:2", outcome: "flagged" },
    { line: 3, appeal: null, outcome: "rejected" },
  ]);
});

test("what is left out of the findings of an import is counted, and all of them can be asked for", async () => {
  const cwd = await copyOf(twice);
  await writeFile(join(cwd, "bad.csv"), table(...[21, 22, 23].map((id) => request({ id, agency: "NAVY" }))));
  await lineIn(cwd, "import bad.csv --quiet");
  const [, , bad = ""] = await importsIn(cwd);
  const some = await lineIn(cwd, `import show ${bad} --limit 1`);
  expect(some).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/line 2 .*\n {4}and 2 more findings; --limit 3 shows all\n$/),
  });
  const all = await lineIn(cwd, `import show ${bad} --limit 1000000 --json`);
  expect(JSON.parse(all.stdout)).toMatchObject({ findings: [{ line: 2 }, { line: 3 }, { line: 4 }], more: false });
});

test("the later import is taken back once, as a dry run foretold, and all stands as after the first", async () => {
  const cwd = await copyOf(twice);
  const foretold = await undo(cwd, second, "--dry-run");
  expect(foretold).toMatchObject({ code: 0, stderr: "" });
  expect(foretold.stdout).toContain("would be taken back: 1 event of 1 appeal: 0 gone, 1 as before.");
  const outcome = await undo(cwd, second);
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toContain("is taken back: 1 event of 1 appeal: 0 gone, 1 as before.");
  expect(await listed(cwd)).toBe(listedAfterFirst);
  expect(await undo(cwd, second)).toMatchObject({ code: 1, stderr: expect.stringContaining("was taken back before") });
});

test("both are taken back, the later one first, and the corrected file is imported like the first", async () => {
  const cwd = await copyOf(twice);
  await undo(cwd, second);
  expect(await undo(cwd, first)).toMatchObject({ stdout: expect.stringContaining("3 appeals: 3 gone, 0 as before") });
  expect((await lineIn(cwd, "appeal show nyc-311:1")).stdout).toContain("withdrawn");
  await writeFile(join(cwd, "corrected.csv"), table(request({ id: 1, agency: "DSNY" })));
  expect((await lineIn(cwd, "import corrected.csv")).stdout).toContain("1 = 1 new + 0 updated");
  expect((await listed(cwd)).split("\n").slice(1)).toEqual([expect.stringMatching(/^nyc-311:1 .* DSNY /), ""]);
  expect(await lineIn(cwd, "db check")).toMatchObject({ code: 0 });
});

test("an import on which something depends stays whole, and each appeal is named with what came after", async () => {
  const cwd = await copyOf(twice);
  await lineIn(cwd, "appeal sign nyc-311:3 --by agency:DSNY --at 2026-06-01T09:00:00");
  const outcome = await undo(cwd, first);
  expect(outcome).toMatchObject({ code: 1, stderr: "" });
  expect(outcome.stdout).toContain("is not taken back: 2 appeals have gone on since.");
  expect(outcome.stdout).toMatch(/nyc-311:1: .*“closed”/);
  expect(outcome.stdout).toMatch(/nyc-311:3: .*“signed for”/);
  const told = JSON.parse((await undo(cwd, first, "--json")).stdout);
  expect(told).toMatchObject({
    dependences: [
      { appeal: "nyc-311:1", import: second },
      { appeal: "nyc-311:3", import: null },
    ],
    first: [],
  });
  expect(await listed(cwd)).toContain("nyc-311:2");
});

test("where later imports alone stand against it, they are named in the order in which to take them back", async () => {
  const cwd = await copyOf(twice);
  const closed = request({ id: 3, agency: "DSNY", type: "Graffiti", closed: "2026-05-04T08:00:00.000" });
  await writeFile(join(cwd, "third-day.csv"), table(closed));
  await lineIn(cwd, "import third-day.csv");
  const [, , third = ""] = await importsIn(cwd);
  const outcome = await undo(cwd, first);
  expect(outcome.code).toBe(1);
  expect(outcome.stdout).toContain(
    `  Take back first, in this order:\n    ${third}, which brought third-day.csv\n    ${second}, which brought next-day.csv\n`,
  );
  const told = JSON.parse((await undo(cwd, first, "--json")).stdout);
  expect(told.dependences.map((one: { readonly import: string }) => one.import)).toEqual([second, third]);
  expect(told.first.map(({ id }: { readonly id: string }) => id)).toEqual([third, second]);
  for (const { id } of told.first) expect(await undo(cwd, id)).toMatchObject({ code: 0 });
  expect(await undo(cwd, first)).toMatchObject({ code: 0 });
});

test("a later import of the same rows is named, and brings them when it is run again", async () => {
  const cwd = await copyOf(twice);
  await undo(cwd, second);
  await lineIn(cwd, "import requests.csv --limit 2");
  const { code, stdout } = await undo(cwd, first);
  expect(code).toBe(0);
  expect(stdout).toContain("  requests.csv came later with 2 rows that were in already.\n");
  expect(stdout).toContain("import the later file again to have them");
  expect((await lineIn(cwd, "import requests.csv --limit 2")).stdout).toContain("2 = 2 new");
});

test("what was never imported cannot be taken back, nor what has not come to its end, unless one insists", async () => {
  const cwd = await copyOf(twice);
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), {
    book: await openCity(join(cwd, "city")),
    mode: "write",
  });
  await store.imports.begin({ id: "torn", source: "nyc-311", file: "torn.csv", startedAt: 0 });
  await store.close();
  expect(await undo(cwd, "lost")).toMatchObject({ code: 66, stderr: expect.stringContaining("no import lost") });
  expect(await undo(cwd, "torn")).toMatchObject({ code: 75, stderr: expect.stringContaining("--even-unfinished") });
  expect(await undo(cwd, "torn", "--even-unfinished")).toMatchObject({ code: 0 });
  expect(await lineIn(cwd, "import undo lost")).toMatchObject({ code: 64, stderr: expect.stringContaining("reason") });
});
