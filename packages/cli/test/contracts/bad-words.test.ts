import { appendFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, emptyFolder, newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const cwd = await newYorkWithRequests();

/** A line that cannot be followed, its exit status, and what is said of it. */
const lines: readonly [line: string, code: number, says: RegExp][] = [
  ["import", 64, /^Error: name the files to import, or a folder with --watch\nTry: swiftline import requests\.csv\n$/],
  ["import a.csv --watch drop", 64, /^Error: name the files to import, or a folder with --watch\n/],
  ["import a.csv --citty city", 64, /^Error: Nonexistent flag: --citty\nTry: did you mean --city\?\n$/],
  ["report run nosuch", 64, /^Error: Expected nosuch to be one of: overview/],
  ["report run overview --only figures,maps", 64, /has no section maps\nTry: choose from figures, /],
  ["report run overview --from 2026-02-30", 64, /^Error: --from: 2026-02-30 is no date, such as 2026-05-16\n$/],
  ["report run overview --from 2026-05-02 --to 2026-05-01", 64, /--from 2026-05-02 is after --to 2026-05-01/],
  ["report run overview --out nowhere/report.txt", 73, /^Error: nowhere\/report\.txt: cannot be written/],
  [
    "import city --city city",
    66,
    /^Error: city: this is a folder, not a file\nTry: .*'city\/\*\.csv'.* --watch city\n$/,
  ],
  ["sla due --at yesterday", 64, /--at: yesterday is no moment, such as 2026-05-23T02:00 in the city's time\n/],
  [
    "route diff city city --at 2026-05-23T02:00",
    64,
    /--at: 2026-05-23T02:00 has no offset: write 2026-04-16T09:00-04:00/,
  ],
  ["sla due --limit 0", 64, /--limit: Expected an integer greater than or equal to 1 but received: 0/],
  ["sla due --agency NYDP", 64, /the city has no agency NYDP\nTry: did you mean NYPD\?/],
  ["appeal list --category grafitti", 64, /the city has no category grafitti\nTry: did you mean graffiti\?/],
  ["appeal list --search ***", 64, /there is no word in "\*\*\*"/],
  ["appeal show nyc-311:99", 66, /there is no appeal nyc-311:99\nTry: swiftline appeal list/],
  ["appeal show 1", 66, /there is no appeal 1\nTry: did you mean nyc-311:1\?\n$/],
  ["appeal timeline NYC-311:1", 66, /there is no appeal NYC-311:1\nTry: did you mean nyc-311:1\?\n$/],
  ["sla explain 1", 66, /there is no appeal 1\nTry: did you mean nyc-311:1\?\n$/],
  ["route explain 1", 66, /there is no appeal 1\nTry: did you mean nyc-311:1\?\n$/],
  ["followup record nyc-311:1 --reached", 64, /--channel: is missing\nTry: swiftline followup record --help\n$/],
  ["help raport", 64, /there is no command raport\nTry: did you mean swiftline report\?/],
  ["route explain", 64, /name an appeal, or describe a matter by its --category/],
  ["route explain nyc-311:1 --area brooklyn", 64, /name an appeal or describe a matter, not both/],
  [
    "route explain --category graffiti --area brokklyn",
    64,
    /the city has no area brokklyn\nTry: did you mean brooklyn\?/,
  ],
  ["init nyc-311 city", 73, /^Error: city is not empty, and nothing in it is overwritten/],
  ["init nyc-311 requests.csv", 73, /^Error: requests\.csv is there and is no folder/],
  ["init atlantis somewhere", 64, /Expected atlantis to be one of: nyc-311, beijing-12345/],
  ["serve --port 99999", 64, /--port: Expected an integer less than or equal to 65535/],
];

test.each(lines)("%s", async (line, code, says) => {
  const outcome = await run(line.split(" "), { cwd, env: { SWIFTLINE_CITY: "city" } });
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr).toMatch(says);
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
});

test("a database without a name, or in memory alone, takes nothing in", async () => {
  for (const db of ["", " ", ":memory:"]) {
    const outcome = await run(["import", "requests.csv", "--city", "city", "--db", db], { cwd });
    expect(outcome).toMatchObject({ code: 64, stderr: expect.stringContaining("names no file") });
  }
});

test.each(["privacy retain", "sla sweep", "audit checkpoint", "db rebuild", "appeal sign nyc-311:1 --by agency:NYPD"])(
  "%s makes no database where there is none",
  async (line) => {
    const outcome = await run([...line.split(" "), "--city", "city", "--db", "mistyped.sqlite"], { cwd });
    expect(outcome).toMatchObject({ code: 66, stderr: expect.stringContaining("there is no store mistyped.sqlite") });
    expect(await readdir(cwd)).not.toContain("mistyped.sqlite");
  },
);

test("what has not come yet is not announced", async () => {
  const outcome = await run(["sla", "sweep", "--at", "2462-11-28T00:00:00Z", "--city", "city"], { cwd });
  expect(outcome).toMatchObject({ code: 64, stderr: expect.stringContaining("--at lies in the future") });
});

test("a failure with many problems comes whole through a pipe, as JSON too", async () => {
  const folder = await copyOf(cwd);
  const codes = Array.from({ length: 1000 }, (_, n) => `bad code ${n},x,nope${n}\n`);
  await appendFile(join(folder, "city/categories.csv"), codes.join(""));
  const { code, stdout } = await run(["appeal", "list", "--city", "city", "--json"], { cwd: folder });
  expect(code).toBe(78);
  expect(JSON.parse(stdout).error.problems).toHaveLength(1000);
});

test("a word that is missing is never taken from standard input, which may belong to a loop of the shell", async () => {
  const missing = await run(["appeal", "show", "--city", "city"], { cwd, stdin: "nyc-311:1\n" });
  expect(missing).toMatchObject({ code: 64, stderr: expect.stringContaining("missing: APPEAL (") });
  const described = await run(["route", "explain", "--category", "graffiti", "--city", "city"], {
    cwd,
    stdin: "nyc-311:1\n",
  });
  expect(described).toMatchObject({ code: 0, stdout: expect.stringContaining("Lead: DSNY") });
});

test("a folder without a city says how to name or make one", async () => {
  const { code, stderr } = await run(["appeal", "list"], { cwd: await emptyFolder() });
  expect(code).toBe(66);
  expect(stderr).toMatch(/holds no city: it has no city\.yaml\nTry: .*--city FOLDER .*swiftline init nyc-311 my-city/);
});

test("city check takes the city that others take: by --city, by SWIFTLINE_CITY, or else here", async () => {
  const inOrder = { code: 0, stdout: expect.stringContaining("is in order") };
  expect(await run(["city", "check", "--city", "city"], { cwd })).toMatchObject(inOrder);
  expect(await run(["city", "check"], { cwd, env: { SWIFTLINE_CITY: "city" } })).toMatchObject(inOrder);
  expect(await run(["city", "check"], { cwd: join(cwd, "city") })).toMatchObject(inOrder);
});

test.each(["sla due", "sla explain nyc-311:1", "followup due", "route explain nyc-311:1"])(
  "%s --at reads the city's time, as its tables show it, and an offset",
  async (line) => {
    const at = async (moment: string) =>
      (await run([...line.split(" "), "--at", moment, "--city", "city", "--json"], { cwd })).stdout;
    const local = await at("2026-06-01 09:00");
    expect(JSON.parse(local)).not.toHaveProperty("error");
    expect(local).toBe(await at("2026-06-01T09:00-04:00"));
  },
);

test("so does that of sla sweep", async () => {
  const { stdout } = await run(["sla", "sweep", "--at", "2026-05-02T10:30", "--city", "city", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-05-02T10:30:00-04:00" });
});

test("a city with errors is told all of them with their places, by check with exit status 1 and by others with 78", async () => {
  const folder = await copyOf(cwd);
  await appendFile(join(folder, "city/areas.csv"), "lost,Lost,,district,nowhere,\n");
  await appendFile(join(folder, "city/routing.csv"), "odd,no-such-category,NYPD,,,\n");
  const check = await run(["city", "check", "city"], { cwd: folder });
  expect(check.code).toBe(1);
  expect(check.stdout).toMatch(/areas\.csv:\d+:\d+ error parent nowhere of lost does not exist/);
  expect(check.stdout).toMatch(/routing\.csv:\d+:\d+ error .*no-such-category/);
  const other = await run(["appeal", "list", "--city", "city"], { cwd: folder });
  expect(other.code).toBe(78);
  expect(other.stderr).toMatch(/Try: swiftline city check city/);
});

test("init copies a city that is in order, whatever the folder is called", async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, "empty"));
  const { code, stdout } = await run(["init", "beijing-12345", "empty/", "--json"], { cwd: folder });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).files).toEqual(
    expect.arrayContaining(["agencies.csv", "calendars/beijing.yaml", "city.yaml"]),
  );
  expect((await readdir(join(folder, "empty"))).length).toBeGreaterThan(7);
  expect((await run(["city", "check", "empty"], { cwd: folder })).code).toBe(0);
});

test("a report of a database in which nothing is says so", async () => {
  const empty = ["--city", "city", "--db", "empty.sqlite"];
  expect((await run(["db", "migrate", ...empty], { cwd })).code).toBe(0);
  const { code, stdout } = await run(["report", "run", "overview", "--only", "figures", ...empty], { cwd });
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("No appeals") });
  expect((await run(["appeal", "list", ...empty], { cwd })).stdout).toBe("No appeals.\n");
  expect((await run(["route", "coverage", "--never", ...empty], { cwd })).stdout).toMatch(/ rules never decided\.\n/);
});

test.each(["overview", "gaming"])("report %s says what report run says of it", async (id) => {
  const dates = ["--from", "2026-05-01", "--to", "2026-05-31", "--city", "city"];
  const short = await run(["report", id, ...dates], { cwd });
  expect(short).toEqual(await run(["report", "run", id, ...dates], { cwd }));
  expect(short).toMatchObject({ code: 0, stderr: "" });
});

test("a report may go to a device, which stays one", async () => {
  const { code, stdout } = await run(
    ["report", "run", "overview", "--only", "figures", "--out", "/dev/null", "--city", "city"],
    { cwd },
  );
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("written to /dev/null") });
});
