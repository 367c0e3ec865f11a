import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { command, run, start } from "../swiftline.ts";

const requests = new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url).pathname;

let folder = "";
beforeAll(async () => {
  folder = await newYork();
  await run(["import", requests, "--limit", "2000", "--city", "city", "--quiet"], { cwd: folder });
  await writeFile(join(folder, "key"), Buffer.alloc(32, 1));
});

/** Makes a release in a folder of its own; answers what was said of it and the rows, cell by cell. */
async function release(name: string, ...flags: readonly string[]) {
  await mkdir(join(folder, name), { recursive: true });
  const file = `${name}/appeals.csv`;
  const { code, stdout } = await run(
    ["export", "--for-research", "--city", "city", "--out", file, "--json", ...flags],
    {
      cwd: folder,
    },
  );
  const [header = "", ...rows] = (await readFile(join(folder, file), "utf8")).trim().split("\n");
  const columns = header.split(",");
  return { code, answer: JSON.parse(stdout), columns, rows: rows.map((row) => row.split(",")) };
}

const column = (
  { columns, rows }: Awaited<ReturnType<typeof release>>,
  name: string,
): readonly (string | undefined)[] => rows.map((row) => row[columns.indexOf(name)]);

test.each([2, 10, 100])("at least %i real requests are told alike, counted by hand", async (k) => {
  const { code, answer, columns, rows } = await release(`k${k}`, "--k", String(k), "--jitter", "2h");
  const identifying = answer.release.told.map(({ field }: { readonly field: string }) => columns.indexOf(field));
  const groups = Map.groupBy(rows, (row) => identifying.map((at: number) => row[at]).join());
  expect(code).toBe(0);
  expect(Math.min(...groups.values().map((group) => group.length))).toBe(answer.release.smallestClass);
  expect(answer.release.smallestClass).toBeGreaterThanOrEqual(k);
  expect(answer.release.classes).toBe(groups.size);
  expect(answer.appeals + answer.release.suppressed).toBe(2000);
  expect(rows).toHaveLength(answer.appeals);
});

test("neither numbers nor positions nor texts are in a release, and its order says nothing", async () => {
  const released = await release("plain");
  const text = released.rows.flat().join("\n");
  expect(released.columns).not.toContain("position");
  expect(text.match(/nyc-311|^\d{8}$|-73\.|Illegal Parking/m)).toBeNull();
  const names = column(released, "case_id");
  expect(names).toEqual(names.toSorted());
});

test("a key names the same cases alike in every release, and no key never does", async () => {
  const names = async (name: string, ...flags: readonly string[]) =>
    new Set(column(await release(name, "--k", "2", ...flags), "case_id"));
  const kept = await names("kept", "--key-file", "key");
  expect(await names("kept-again", "--key-file", "key")).toEqual(kept);
  expect((await names("thrown")).isDisjointFrom(kept)).toBe(true);
  const joined = /Releases under one key can be joined case by case/;
  expect(await readFile(join(folder, "kept/DICTIONARY.md"), "utf8")).toMatch(joined);
  expect(await readFile(join(folder, "thrown/DICTIONARY.md"), "utf8")).not.toMatch(joined);
});

test("beside a release lie its dictionary, its data package and its citation, and they say what was done", async () => {
  const { answer, columns } = await release("described", "--k", "5", "--since", "2026-04-01");
  const read = (name: string) => readFile(join(folder, "described", name), "utf8");
  expect(answer.release.beside).toEqual(
    ["DICTIONARY.md", "datapackage.json", "CITATION.cff"].map((one) => `described/${one}`),
  );
  const { resources, anonymisation } = JSON.parse(await read("datapackage.json"));
  expect(resources[0].path).toBe("appeals.csv");
  expect(resources[0].schema.fields.map(({ name }: { readonly name: string }) => name)).toEqual(columns);
  expect(anonymisation).toMatchObject({ k: 5, released: answer.appeals, suppressed: answer.release.suppressed });
  expect(await read("DICTIONARY.md")).toContain("k-anonymity is not l-diversity");
  expect(await read("CITATION.cff")).toMatch(/^title: "Appeals of New York City.*, from 2026-04-01"$/m);
});

test("a release of some of the appeals says in each of its descriptions of which", async () => {
  const limits = ["--category", "noise-residential", "--area", "brooklyn", "--agency", "NYPD", "--until", "2026-04-30"];
  await release("some", "--k", "2", "--suppress", "100", ...limits);
  await release("all", "--k", "5");
  const described = (name: string) =>
    Promise.all(
      ["DICTIONARY.md", "datapackage.json", "CITATION.cff"].map((one) => readFile(join(folder, name, one), "utf8")),
    );
  for (const text of await described("some")) {
    expect(text).toContain(
      "Made only from those appeals of New York City 311 that are registered on or before 2026-04-30, of the category noise-residential (Noise - Residential) or one below it, of the area brooklyn (Brooklyn) or one in it, with the agency NYPD (New York City Police Department), now or last.",
    );
    expect(text).toContain(
      "Appeals of New York City 311, Noise - Residential, Brooklyn, New York City Police Department, until 2026-04-30",
    );
  }
  for (const text of await described("all")) expect(text).toContain("Made from all appeals of New York City 311.");
});

test("positions are told on a grid when asked for, and only then as exactly as k allows", async () => {
  const rounded = await release(
    "rounded",
    "--positions",
    "round",
    "--k",
    "3",
    "--columns",
    "case_id,position,hours_to_end",
  );
  const corners = new Set(column(rounded, "position"));
  for (const corner of corners) expect(corner).toMatch(/^(|\*|-?\d+\.\d{1,2} -?\d+\.\d{1,2})$/);
});

test("the description of something else is not replaced", async () => {
  await mkdir(join(folder, "taken"), { recursive: true });
  await writeFile(join(folder, "taken/CITATION.cff"), "of a program");
  const { code, stderr } = await run(["export", "--for-research", "--city", "city", "--out", "taken/appeals.csv"], {
    cwd: folder,
  });
  expect(code).toBe(73);
  expect(stderr).toContain("give each release a folder of its own");
  expect(await readFile(join(folder, "taken/CITATION.cff"), "utf8")).toBe("of a program");
});

test("a release that would leave out more than it may is refused, and writes nothing", async () => {
  const asked = ["export", "--for-research", "--city", "city", "--out", "empty.csv", "--k", "100000"];
  const { code, stderr } = await run(asked, { cwd: folder });
  expect(code).toBe(64);
  expect(stderr).toMatch(
    /2,000 appeals of 2,000 would be left out, and 2 % is the most: .* fewer than 100,000 are alike/,
  );
  expect(await readdir(folder)).not.toContain("empty.csv");
  const { stdout } = await run([...asked, "--suppress", "100", "--json"], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ appeals: 0, release: { suppressed: 2_000 } });
});

test("a selection in which nothing is, is refused, and nothing is written", async () => {
  await mkdir(join(folder, "none"));
  const asked = ["export", "--for-research", "--city", "city", "--out", "none/none.csv", "--since", "2030-01-01"];
  const { code, stderr } = await run(asked, { cwd: folder });
  expect([code, stderr]).toEqual([
    64,
    expect.stringContaining("no appeal is selected, so there is nothing to release"),
  ]);
  expect(await readdir(join(folder, "none"))).toEqual([]);
});

test("few files that may be open at once are enough", async () => {
  await mkdir(join(folder, "few"));
  const words = command("export", "--for-research", "--city", "city", "--out", "few/appeals.csv", "--json");
  const limited = start(["sh", "-c", 'ulimit -n 100; exec "$@"', "sh", ...words], { cwd: folder });
  expect(await limited.outcome).toMatchObject({ code: 0, stderr: "" });
});

test("a key that is too short is no key", async () => {
  await writeFile(join(folder, "short"), "secret");
  const { code, stderr } = await run(
    ["export", "--for-research", "--city", "city", "--out", "x.csv", "--key-file", "short"],
    { cwd: folder },
  );
  expect(code).toBe(64);
  expect(stderr).toContain("openssl rand 32");
});
