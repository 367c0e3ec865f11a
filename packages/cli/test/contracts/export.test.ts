import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { answerCalls } from "../answered-calls.ts";
import { newYork, newYorkWithRequests, request, table } from "../new-york.ts";
import { type Outcome, run } from "../swiftline.ts";

const exported = (folder: string, ...more: readonly string[]): Promise<Outcome> =>
  run(["export", "--city", "city", ...more], { cwd: folder });

/** The columns of flat rows. They are a contract: one is never renamed, and new ones come at the end. */
const columns = [
  ...["appeal_id", "hotline", "external_id", "kind", "channel", "population", "language", "confidential"],
  ...["category", "area", "address", "latitude", "longitude", "text", "attributes", "earlier_appeals"],
  ...["registered_at", "agency", "dispatched_at", "due_at", "signed_at", "contacted_at", "reported_at", "result"],
  ...["followed_up_at", "follow_up_channel", "reached", "contacted", "resolved", "satisfied"],
  ...["ended_at", "disposition", "advice", "status", "returns", "updated_at"],
];

test("without anything said, flat rows go to standard output, and nothing else", async () => {
  const { code, stdout } = await exported(await newYorkWithRequests(), "--quiet");
  const [header, ...rows] = stdout.trim().split("\n");
  expect(code).toBe(0);
  expect(header?.split(",")).toEqual(columns);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["nyc-311:1", "nyc-311:2", "nyc-311:3"]);
  expect(rows[1]).toContain("2026-05-02T10:00:00-04:00,NYPD,2026-05-02T10:00:00-04:00");
});

test("an empty store gives a header and no rows", async () => {
  const folder = await newYork();
  await run(["db", "migrate", "--city", "city"], { cwd: folder });
  expect((await exported(folder, "--quiet")).stdout).toBe(`${columns.join(",")}\n`);
});

test("only those appeals and columns are written that were asked for", async () => {
  const folder = await newYorkWithRequests();
  const ids = async (...flags: readonly string[]) =>
    (await exported(folder, "--quiet", "--columns", "appeal_id", ...flags)).stdout.trim().split("\n").slice(1);
  expect(await ids("--agency", "DSNY")).toEqual(["nyc-311:3"]);
  expect(await ids("--category", "illegal-parking")).toEqual(["nyc-311:1", "nyc-311:2"]);
  expect(await ids("--area", "brooklyn")).toHaveLength(3);
  expect(await ids("--since", "2026-05-02", "--until", "2026-05-02")).toHaveLength(3);
  expect(await ids("--until", "2026-05-01")).toEqual([]);
  expect(await ids("--since", "2026-05-03")).toEqual([]);
});

test("a name that ends like something else is refused, unless it is said how to write; what is no ending says nothing", async () => {
  const folder = await newYorkWithRequests();
  for (const file of ["appeals.xlsx", "appeals.json.gz", "appeals.csv.zip"]) {
    const { code, stderr } = await exported(folder, "--out", file);
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: expect.stringContaining("or say how it is written with --format"),
    });
    await expect(readFile(join(folder, file))).rejects.toThrow("ENOENT");
  }
  expect(await exported(folder, "--quiet", "--out", "appeals.txt", "--format", "ndjson")).toMatchObject({ code: 0 });
  for (const file of ["appeals.CSV", "appeals", "appeals-2026.11"]) {
    expect(await exported(folder, "--quiet", "--out", file)).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, file), "utf8")).toMatch(/^appeal_id,/);
  }
});

test("a file is named, packed by its name, and summed up", async () => {
  const folder = await newYorkWithRequests();
  const { stdout } = await exported(folder, "--out", "appeals.ndjson.gz", "--json");
  const unpacked = gunzipSync(await readFile(join(folder, "appeals.ndjson.gz")));
  expect(JSON.parse(stdout)).toEqual({
    format: "ndjson",
    file: "appeals.ndjson.gz",
    appeals: 3,
    withheld: 0,
    bytes: unpacked.length,
    release: null,
    seconds: expect.any(Number),
  });
  expect(
    unpacked
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).events.length),
  ).toEqual([2, 3, 2]);
});

test("the form of Open311 has its fields, and its two statuses", async () => {
  const { stdout } = await exported(await newYorkWithRequests(), "--quiet", "--format", "georeport-bulk");
  const [header, first, second] = stdout.split("\n");
  expect(header).toBe(
    "service_request_id,requested_datetime,updated_datetime,closed_date,status_description,status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long,zipcode",
  );
  expect([first, second].map((row) => row?.split(",")[4])).toEqual(["open", "closed"]);
});

test("the form of Open311 leaves out what is confidential, and says so; others keep it with its mark", async () => {
  const cwd = await newYorkWithRequests();
  const matter = ["--kind", "complaint", "--channel", "phone", "--category", "noise-residential", "--text", "ZZSECRET"];
  const by = ["--by", "caller", "--hotline", "nyc-311", "--city", "city"];
  expect(await run(["appeal", "register", ...matter, ...by, "--confidential"], { cwd })).toMatchObject({ code: 0 });
  const { stdout } = await exported(cwd, "--format", "georeport-bulk", "--out", "public.csv");
  expect(stdout).toMatch(/public\.csv: 3 appeals.*\n {2}1 confidential appeal left out\.\n/);
  expect(await readFile(join(cwd, "public.csv"), "utf8")).not.toContain("ZZSECRET");
  expect((await exported(cwd, "--quiet")).stdout).toContain("ZZSECRET");
});

test.each([
  [["--columns", "appeal_id,txt"], "there is no column txt"],
  [["--agency", "NYPF"], "the city has no agency nypf"],
  [["--for-research", "--out", "x.csv", "--columns", "text"], "there is no column text"],
  [["--k", "3", "--out", "x.csv"], "--for-research"],
])("%j cannot be, and says why", async (flags, message) => {
  const { code, stdout, stderr } = await exported(await newYorkWithRequests(), ...flags);
  expect(code).toBe(64);
  expect((stdout + stderr).toLowerCase()).toContain(message);
});

/** Exports from one folder what another one then imports, and exports again. */
async function thereAndBack(folder: string, file: string) {
  const other = await newYork();
  await exported(folder, "--out", join(other, file), "--quiet");
  const imported = await run(["import", file, "--city", "city", "--json"], { cwd: other });
  const again = await exported(other, "--out", `again-${file}`, "--quiet");
  expect(again.code, again.stderr).toBe(0);
  const read = (name: string) => readFile(join(other, name), "utf8");
  return { other, imported: JSON.parse(imported.stdout), first: await read(file), again: await read(`again-${file}`) };
}

const reportOf = async (folder: string): Promise<unknown> =>
  JSON.parse((await run(["report", "run", "overview", "--city", "city", "--json"], { cwd: folder })).stdout);

test("whole histories come back byte for byte, whatever was done here, and every figure with them", async () => {
  const folder = await newYorkWithRequests();
  await answerCalls(
    folder,
    { count: 2, category: "graffiti", vote: { resolved: "no" } },
    { count: 2, category: "noise-residential" },
  );
  const { other, imported, first, again } = await thereAndBack(folder, "appeals.ndjson");
  expect(imported).toMatchObject({ rows: 7, new: 7, rejected: 0, files: [{ source: "swiftline" }] });
  expect(first).toContain('"by":"agency:DSNY"');
  expect(again).toBe(first);
  expect(await reportOf(other)).toEqual(await reportOf(folder));
});

test("a history goes on where the other one stood, and is refused where the two part", async () => {
  const folder = await newYorkWithRequests();
  const { other } = await thereAndBack(folder, "appeals.ndjson");
  await run(["appeal", "sign", "nyc-311:1", "--by", "agency:NYPD", "--city", "city"], { cwd: folder });
  await exported(folder, "--out", join(other, "later.ndjson"), "--quiet");
  const imports = async () =>
    JSON.parse((await run(["import", "later.ndjson", "--city", "city", "--json"], { cwd: other })).stdout);
  expect(await imports()).toMatchObject({ updated: 1, unchanged: 2, rejected: 0 });
  const parted = (await readFile(join(other, "later.ndjson"), "utf8")).replaceAll("Graffiti", "Grafitti");
  await writeFile(join(other, "later.ndjson"), parted);
  expect(await imports()).toMatchObject({
    unchanged: 2,
    rejected: 1,
    files: [{ reasons: [{ message: expect.stringMatching(/^event 1 is AppealRegistered at/) }] }],
  });
});

test("a thousand real requests to New York come back from flat rows as they went in", async () => {
  const folder = await newYork();
  const requests = new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url).pathname;
  await run(["import", requests, "--limit", "1000", "--city", "city", "--quiet"], { cwd: folder });
  const { other, imported, first, again } = await thereAndBack(folder, "appeals.csv");
  expect(imported).toMatchObject({ rows: 1000, new: 1000, flagged: 0, rejected: 0 });
  expect(again).toBe(first);
  expect(await reportOf(other)).toEqual(await reportOf(folder));
  const histories = async (of: string) => (await exported(of, "--format", "ndjson", "--quiet")).stdout.split("\n");
  const lives = (lines: readonly string[]) => lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  expect(lives(await histories(other))).toEqual(lives(await histories(folder)));
  const source = await run(["import", requests, "--limit", "1000", "--city", "city", "--json"], { cwd: other });
  expect(JSON.parse(source.stdout)).toMatchObject({ new: 0, updated: 0, rejected: 0 });
});

test("the form of Open311 finds the same appeals again, and brings the same into an empty city", async () => {
  const folder = await newYorkWithRequests();
  await answerCalls(folder, { count: 1, category: "graffiti" });
  const exportedAs = (file: string, cwd: string) =>
    exported(cwd, "--format", "georeport-bulk", "--out", file, "--quiet");
  await exportedAs("bulk.csv", folder);
  const imported = async (cwd: string) =>
    JSON.parse((await run(["import", "bulk.csv", "--city", "city", "--json"], { cwd })).stdout);
  expect(await imported(folder)).toMatchObject({ rows: 4, unchanged: 4, files: [{ source: "open311" }] });
  const other = await newYork();
  await copyFile(join(folder, "bulk.csv"), join(other, "bulk.csv"));
  expect(await imported(other)).toMatchObject({ rows: 4, new: 4 });
  expect(await imported(other)).toMatchObject({ rows: 4, unchanged: 4 });
  await exportedAs("again.csv", other);
  const idsIn = async (cwd: string, file: string) =>
    (await readFile(join(cwd, file), "utf8")).split("\n").map((row) => row.split(",")[0]);
  expect(await idsIn(other, "again.csv")).toEqual(await idsIn(folder, "bulk.csv"));
});

test("what a spreadsheet program would run as a formula is written as text, and comes back as it was", async () => {
  const folder = await newYork();
  await writeFile(join(folder, "requests.csv"), table(request({ id: "=1+1" }), request({ id: "@2" })));
  await run(["import", "requests.csv", "--city", "city", "--quiet"], { cwd: folder });
  const { first, again, other } = await thereAndBack(folder, "appeals.csv");
  expect(first).toContain("nyc-311:=1+1,nyc-311,'=1+1,");
  expect(first).not.toMatch(/(^|,)[=@+]/m);
  expect(again).toBe(first);
  const shown = await run(["appeal", "show", "nyc-311:=1+1", "--city", "city", "--json"], { cwd: other });
  expect(shown.code).toBe(0);
});
