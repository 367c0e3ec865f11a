import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { importsIn } from "../imports-in.ts";
import { copyOf, newYork, newYorkWithRequests, request, table, threeRequests } from "../new-york.ts";
import { type Outcome, run } from "../swiftline.ts";

const samples = fileURLToPath(new URL("../../../files/test/samples/", import.meta.url));
const fresh = await newYork();

/** Imports a file with this content in a fresh city, and tells what is in its folders afterwards. */
async function importing(content: string | Buffer, ...flags: readonly string[]) {
  const cwd = await copyOf(fresh);
  await writeFile(join(cwd, "requests.csv"), content);
  const outcome = await run(["import", "requests.csv", "--city", "city", ...flags], { cwd });
  const left = [...(await readdir(cwd)), ...(await readdir(join(cwd, "city")))].filter((name) =>
    /sqlite|reject/.test(name),
  );
  return { ...outcome, left: left.sort(), cwd };
}

const isPlain = ({ stderr }: Outcome): void => {
  expect(stderr).not.toMatch(/\n\s+at |node:internal|\[object/);
};

/** What is wrong with a file before its first row, the exit status, and what is said. */
const refused: readonly [what: string, content: string | Buffer, code: number, ...says: readonly RegExp[]][] = [
  [
    "columns of no known source",
    "number,opened\n1,2\n",
    64,
    /columns of no known source: number, opened\nTry: .*--mapping/,
  ],
  ["an empty file", "", 65, /requests\.csv: the file is empty\nTry: /],
  ["a zip archive that is none", Buffer.from("PK\u0003\u0004and more"), 65, /the zip archive/],
  ["gzip that is cut off", gzipSync(threeRequests).subarray(0, 60), 65, /gzip data is damaged or cut off/],
];

test.each(refused)("%s is refused in a sentence, and nothing is written", async (_, content, code, ...says) => {
  const outcome = await importing(content);
  isPlain(outcome);
  expect(outcome).toMatchObject({ code, stdout: "", left: [] });
  for (const words of says) expect(outcome.stderr).toMatch(words);
});

test("a file that lacks a few columns is told each of them, and where the header stands", async () => {
  const cwd = await copyOf(fresh);
  const file = join(samples, "nyc311-cr.csv");
  const guessed = await run(["import", file, "--city", "city"], { cwd });
  expect(guessed.code).toBe(64);
  expect(guessed.stderr).toMatch(/nearly of the form nyc-311/);
  const told = await run(["import", file, "--city", "city", "--from", "nyc-311"], { cwd });
  expect(told.code).toBe(65);
  expect(told.stderr).toMatch(/lacks 4 columns that nyc-311 needs/);
  expect(told.stderr).toMatch(/nyc311-cr\.csv:1 error there is no column created_date, which holds registeredAt/);
});

test("a folder, a file that is not there, and a city that is not there are told", async () => {
  const cwd = await copyOf(fresh);
  await mkdir(join(cwd, "folder"));
  const folder = await run(["import", "folder", "--city", "city"], { cwd });
  expect(folder).toMatchObject({ code: 66, stderr: expect.stringContaining("folder: this is a folder, not a file") });
  const missing = await run(["import", "no.csv", "--city", "city"], { cwd });
  expect(missing).toMatchObject({ code: 66, stderr: expect.stringContaining("no.csv: there is no such file") });
  await writeFile(join(cwd, "requests.csv"), threeRequests);
  const nowhere = await run(["import", "requests.csv", "--city", "nowhere"], { cwd });
  expect(nowhere).toMatchObject({ code: 66, stderr: expect.stringContaining("swiftline init nyc-311 nowhere") });
});

test.skipIf(process.getuid?.() === 0)("a file that one may not read is told (root may read every file)", async () => {
  const cwd = await copyOf(fresh);
  await writeFile(join(cwd, "requests.csv"), threeRequests, { mode: 0o000 });
  const { code, stderr } = await run(["import", "requests.csv", "--city", "city"], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 66, stderr: expect.stringContaining("you may not read this file") });
});

test("a header alone is an import of no rows", async () => {
  const { code, stdout } = await importing(table());
  expect({ code, stdout }).toEqual({ code: 0, stdout: "requests.csv has a header and no rows.\n" });
});

test.each(["[]", '{"result":{"records":[],"total":0}}', '{"type":"FeatureCollection","features":[]}'])(
  "a list of no records, %s, is an import of none, from a file and from a pipe",
  async (content) => {
    const { code, stdout, cwd } = await importing(content);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "requests.csv holds no records.\n" });
    const piped = await run(["import", "-", "--city", "city", "--from", "nyc-311"], { cwd, stdin: content });
    expect(piped).toMatchObject({ code: 0, stdout: "standard input holds no records.\n" });
    expect(await importsIn(cwd)).toHaveLength(2);
    const inferred = await run(["mapping", "infer", "requests.csv"], { cwd });
    expect(inferred).toMatchObject({
      code: 65,
      stderr: expect.stringContaining("the list holds no record to look at"),
    });
  },
);

test("rows that cannot be taken are set aside with line, field, value and reason; corrected, they are in", async () => {
  const { code, stdout, cwd } = await importing(
    table(
      request({ id: 1 }),
      request({ id: 2, created: "31/31/2026" }),
      request({ id: 3, created: "2026-05-02T10:00:00.000", closed: "1900-01-01" }),
      request({ id: 4, agency: "NYPF" }),
      `${request({ id: 5 })},one too many`,
      request({ id: 6, type: "" }),
    ),
  );
  expect(code).toBe(3);
  expect(stdout).toContain("6 = 1 new + 0 updated + 0 unchanged + 0 flagged + 5 rejected");
  expect(stdout).toContain("1 row, created_date: 31/31/2026 is no date and time (line 3)");
  const rejected = join(cwd, "requests.csv.rejected.csv");
  const text = await readFile(rejected, "utf8");
  const reasons = text
    .split("\n")
    .slice(1, -1)
    .map((line) => line.split(/,(?=\d)/)[0]);
  expect(text.split("\n")[0]).toMatch(/^swiftline_line,swiftline_field,swiftline_value,swiftline_reason,unique_key,/);
  expect(text).toContain("3,created_date,31/31/2026,31/31/2026 is no date and time,2,");
  expect(text).toMatch(
    /4,closed_date,1900-01-01,"closed 1900-01-01, before it was created 2026-05-02T10:00:00.000",3,/,
  );
  expect(text).toContain("5,agency,NYPF,NYPF is not in agencies.csv,4,");
  expect(text).toContain("6,,,13 cells where the header has 12,5,");
  expect(text).toContain("7,complaint_type,,the category is empty,6,");
  expect(reasons).toHaveLength(5);

  const corrected = text
    .replace("2,31/31/2026,", "2,2026-05-02T10:00:00.000,")
    .replace(",1900-01-01,NYPD", ",2026-05-02T11:00:00.000,NYPD")
    .replace(",NYPF,Illegal", ",NYPD,Illegal")
    .replace(",one too many", "")
    .replace(",NYPD,,Blocked", ",NYPD,Illegal Parking,Blocked");
  await writeFile(rejected, corrected);
  const again = await run(["import", "requests.csv.rejected.csv", "--city", "city"], { cwd });
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("5 = 5 new + 0 updated + 0 unchanged + 0 flagged + 0 rejected"),
  });
});

test("the same row twice is there once; the same id with another content is flagged, and the first one stays", async () => {
  const { code, stdout } = await importing(
    table(request({ id: 1 }), request({ id: 1 }), request({ id: 1, created: "2026-05-02T12:00:00.000" })),
  );
  expect(code).toBe(0);
  expect(stdout).toContain("3 = 1 new + 0 updated + 1 unchanged + 1 flagged + 0 rejected");
  expect(stdout).toContain(
    "1 row flagged, registeredAt: nyc-311:1 stands twice in this file, with another registeredAt",
  );
});

test("an id that stands twice far apart in one file is told so, in another file as imported before", async () => {
  const others = Array.from({ length: 6_000 }, (_, index) => request({ id: 10 + index }));
  const later = request({ id: 1, created: "2026-05-02T12:00:00.000" });
  const { stdout, cwd } = await importing(table(request({ id: 1 }), ...others, later));
  expect(stdout).toContain("nyc-311:1 stands twice in this file, with another registeredAt (line 6003)");
  await writeFile(join(cwd, "later.csv"), table(later, request({ id: 1, type: "Graffiti" })));
  const again = await run(["import", "later.csv", "--city", "city"], { cwd });
  expect(again.stdout).toContain("nyc-311:1 was imported before with another category (line 3)");
  expect(again.stdout).not.toContain("registeredAt");
});

test("gzip that breaks after many rows keeps what came before, and says how much that is", async () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => request({ id: index + 1 }));
  const packed = gzipSync(table(...rows));
  const { code, stderr, cwd } = await importing(packed.subarray(0, packed.length * 0.7), "--quiet");
  const kept = Number(/; ([\d,]+) rows before that went in/.exec(stderr)?.[1]?.replaceAll(",", ""));
  expect(code).toBe(65);
  expect(kept).toBeGreaterThan(0);
  await writeFile(join(cwd, "requests.csv"), packed);
  const again = await run(["import", "requests.csv", "--city", "city", "--json"], { cwd });
  expect(JSON.parse(again.stdout)).toMatchObject({ rows: 40_000, new: 40_000 - kept, unchanged: kept, rejected: 0 });
});

test("gzip that breaks after rows that were all rejected does not say that they went in", async () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => request({ id: index + 1, created: "never" }));
  const packed = gzipSync(table(...rows));
  const { code, stderr } = await importing(packed.subarray(0, packed.length * 0.7), "--quiet");
  expect(code).toBe(65);
  expect(stderr).toMatch(/^Error: .*gzip data is damaged or cut off$/m);
});

test("a second run changes nothing, and neither does one under another name or from a pipe", async () => {
  const cwd = await copyOf(await newYorkWithRequests());
  await writeFile(join(cwd, "again.csv.gz"), gzipSync(threeRequests));
  const nothing = "3 = 0 new + 0 updated + 3 unchanged + 0 flagged + 0 rejected";
  expect((await run(["import", "again.csv.gz", "--city", "city"], { cwd })).stdout).toContain(nothing);
  expect((await run(["import", "-", "--city", "city"], { cwd, stdin: threeRequests })).stdout).toContain(nothing);
});

test("what a file says is odd is told once: not again under another name, unless the first import was taken back", async () => {
  const cwd = await copyOf(fresh);
  const columns = "{ id: unique_key, registeredAt: created_date, endedAt: closed_date, category: complaint_type }";
  await writeFile(join(cwd, "odd.yaml"), `columns: ${columns}\ncontradictions: { closedBeforeCreated: flag }\n`);
  const before = request({ id: 2, closed: "2026-05-01T10:00:00.000" });
  const moved = request({ id: 1, created: "2026-05-02T12:00:00.000" });
  const rows = [request({ id: 1 }), before, moved, moved, request({ id: 3, closed: "soon" })];
  const night = async (name: string, ...flags: readonly string[]) => {
    await writeFile(join(cwd, name), table(...rows));
    const line = ["import", name, "--mapping", "odd.yaml", "--city", "city", "--json", ...flags];
    const { new: added, updated, unchanged, flagged, rejected } = JSON.parse((await run(line, { cwd })).stdout);
    return { added, updated, unchanged, flagged, rejected };
  };
  const news = { added: 1, updated: 0, unchanged: 1, flagged: 2, rejected: 1 };
  const nothing = { added: 0, updated: 0, unchanged: 4, flagged: 0, rejected: 1 };
  expect(await night("monday.csv", "--dry-run")).toEqual(news);
  expect(await night("monday.csv")).toEqual(news);
  expect(await night("tuesday.csv", "--dry-run")).toEqual(nothing);
  expect(await night("tuesday.csv")).toEqual(nothing);
  const [monday = ""] = await importsIn(cwd);
  await run(["import", "undo", monday, "--reason", "wrong", "--city", "city"], { cwd });
  expect(await night("wednesday.csv")).toEqual(news);
});

test("a dry run finds the same and writes nothing, neither a database nor rejected rows", async () => {
  const { code, stdout, left } = await importing(
    table(request({ id: 1 }), request({ id: 2, closed: "soon" })),
    "--dry-run",
  );
  expect({ code, left }).toEqual({ code: 3, left: [] });
  expect(stdout).toContain("2 = 1 new + 0 updated + 0 unchanged + 0 flagged + 1 rejected");
  expect(stdout).toContain("closed_date: soon is no date and time (line 3)");
  expect(stdout).toContain("This was a dry run");
});

test("a dry run of several files knows of each what those before it would have brought, file by file and in sum", async () => {
  const cwd = await copyOf(await newYorkWithRequests());
  const closed = request({ id: 3, agency: "DSNY", type: "Graffiti", closed: "2026-05-03T08:00:00.000" });
  await writeFile(join(cwd, "monday.csv"), table(closed, request({ id: 4 }), request({ id: 5, closed: "soon" })));
  await writeFile(join(cwd, "no-table.csv"), "");
  const moved = request({ id: 4, created: "2026-05-02T12:00:00.000" });
  await writeFile(join(cwd, "tuesday.csv"), table(closed, moved, request({ id: 6 })));
  await writeFile(join(cwd, "wednesday.csv"), table(request({ id: 4, closed: "2026-05-03T08:00:00.000" })));
  const files = ["monday.csv", "no-table.csv", "tuesday.csv", "wednesday.csv"];
  const importing = async (...flags: readonly string[]) => {
    const { code, stdout } = await run(["import", ...files, "--city", "city", "--json", ...flags], { cwd });
    const { dryRun: _dryRun, seconds: _seconds, files: read, ...sum } = JSON.parse(stdout);
    const told = read.map(({ seconds: _, importId: _id, rejects: _rejects, ...one }: Record<string, unknown>) => one);
    return { code, sum, told };
  };
  const foretold = await importing("--dry-run");
  expect(foretold.sum).toMatchObject({ rows: 7, new: 2, updated: 2, unchanged: 1, flagged: 1, rejected: 1 });
  expect(await importing()).toEqual(foretold);
});

test("--columns that leave out what the source needs are blamed, not the file", async () => {
  const { code, stderr } = await importing(threeRequests, "--columns", "unique_key, created_date");
  expect(code).toBe(64);
  expect(stderr).toMatch(
    /^Error: --columns leaves out 9 columns that nyc-311 needs: complaint_type, .*, location_type\nTry: add /,
  );
});

test("rejected rows never replace the file that they come from", async () => {
  const { code, stderr, left } = await importing(threeRequests, "--rejects", "./requests.csv");
  expect({ code, left }).toEqual({ code: 64, left: [] });
  expect(stderr).toContain("--rejects would replace ./requests.csv, which the same command needs");
});

test("the generic source needs a mapping", async () => {
  expect((await importing(threeRequests, "--from", "generic")).stderr).toContain("needs a mapping file");
});

test("other encodings are read, and which one is said", async () => {
  const utf16 = await importing(Buffer.from(`\ufeff${threeRequests}`, "utf16le"));
  expect(utf16).toMatchObject({ code: 0, stdout: expect.stringContaining("CSV, utf-16le, commas, LF, from nyc-311") });
  const latin = Buffer.from(threeRequests.replaceAll("BROOKLYN", "BROOKLY\u00d1"), "latin1");
  expect((await importing(latin)).stdout).toContain("CSV, windows-1252");
});

test("a mapping file is told its errors by line and column", async () => {
  const cwd = await copyOf(fresh);
  await writeFile(join(cwd, "requests.csv"), threeRequests);
  await writeFile(join(cwd, "m.yaml"), "columns:\n  id: unique_key\n  category: complaint_type\n  colour: borough\n");
  const { code, stderr } = await run(["import", "requests.csv", "--mapping", "m.yaml", "--city", "city"], { cwd });
  expect(code).toBe(78);
  expect(stderr).toContain("m.yaml: this mapping file has 2 errors");
  expect(stderr).toMatch(/m\.yaml:2:3 error columns: say which column is registeredAt/);
  expect(stderr).toMatch(/m\.yaml:4:11 error columns\.colour/);
  await writeFile(
    join(cwd, "m.yaml"),
    "columns: { id: unique_kee, registeredAt: created_date, category: complaint_type }\n",
  );
  const typo = await run(["import", "requests.csv", "--mapping", "m.yaml", "--city", "city"], { cwd });
  expect(typo).toMatchObject({ code: 65, stderr: expect.stringContaining("did you mean unique_key?") });
});
