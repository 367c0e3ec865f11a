import { hash } from "node:crypto";
import { appendFile, copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import { copyOf, emptyFolder, newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const filled = await newYorkWithRequests();
const env = { SWIFTLINE_CITY: "city" };

let cwd = "";
beforeEach(async () => {
  cwd = await copyOf(filled);
});

const type = (line: string) => run(line.split(" "), { cwd, env });
const answerOf = async (line: string) => JSON.parse((await type(`${line} --json`)).stdout);

function inDatabase(statement: string): void {
  const database = new DatabaseSync(join(cwd, "city/swiftline.sqlite"));
  database.exec(statement);
  database.close();
}

test("a copy of the database proves itself anywhere, without a city", async () => {
  await type("db backup copy.sqlite --checkpoint");
  const elsewhere = await emptyFolder();
  await copyFile(join(cwd, "copy.sqlite"), join(elsewhere, "copy.sqlite"));
  const { code, stdout, stderr } = await run(["audit", "verify", "--db", "copy.sqlite"], { cwd: elsewhere });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^Checkpoint 1 of .* UTC seals 3 appeals, \d+ commits\.\nIts hash is [0-9a-f]{64}\.\ncopy\.sqlite is whole: 3 appeals/,
  );
});

test("a backup into a folder that is not there is told, and its checkpoint is written all the same", async () => {
  const { code, stderr } = await type("db backup none/copy.sqlite --checkpoint");
  expect({ code, stderr }).toMatchObject({ code: 73, stderr: expect.stringContaining("make the folder none first") });
  expect(await answerOf("audit verify")).toMatchObject({ ok: true, checkpoints: 1 });
});

test("a hash that was kept elsewhere finds a log that was computed anew as a whole", async () => {
  const { hash } = await answerOf("audit checkpoint");
  expect((await type(`audit verify --expect ${hash.slice(0, 12)}`)).code).toBe(0);
  inDatabase("delete from checkpoints; delete from sealed_heads");
  await type("audit checkpoint");
  expect((await type("audit verify")).code).toBe(0);
  const outcome = await type(`audit verify --expect ${hash}`);
  expect(outcome).toMatchObject({ code: 1, stdout: expect.stringContaining(`no checkpoint has the hash ${hash}`) });
});

test("each broken appeal is named with its first broken link and what to do, with exit status 1", async () => {
  await type("audit checkpoint");
  inDatabase(`update commits set events = replace(events, 'NYPD', 'HPD') where appeal_id = 'nyc-311:1' and version = 1;
    delete from commits where appeal_id = 'nyc-311:3'; delete from appeals where appeal_id = 'nyc-311:3'`);
  const { code, stdout } = await type("audit verify");
  expect(code).toBe(1);
  expect(stdout).toMatch(/appeal nyc-311:1 is broken at commit 1: its events .*\(compare with a backup/);
  expect(stdout).toMatch(/appeal nyc-311:3 ends after 0 of \d commits/);
  const sealed = await type("audit checkpoint");
  expect(sealed).toMatchObject({ code: 74, stderr: expect.stringContaining("no longer holds what was sealed") });
});

test("what is no database, no hash and not there is told", async () => {
  await writeFile(join(cwd, "text.sqlite"), "appeal,category\n".repeat(100));
  expect((await type("audit verify --db text.sqlite")).code).toBe(74);
  expect((await type("audit verify --db none.sqlite")).code).toBe(66);
  expect(await type("audit verify --expect soon")).toMatchObject({
    code: 64,
    stderr: expect.stringContaining("--expect: soon is no hash"),
  });
});

test.each(["table", "json", "csv", "markdown", "html", "xlsx"])(
  "a %s report and its manifest are the same bytes when it is run twice, and both are checked",
  async (format) => {
    const line = `report run overview --format ${format} --from 2026-05-01`;
    await type(`${line} --out one`);
    await type(`${line} --out one-again`);
    const [one, again] = await Promise.all(["one", "one-again"].map((file) => readFile(join(cwd, file), "utf8")));
    expect(again).toBe(one);
    const manifests = await Promise.all(
      ["one", "one-again"].map((file) => readFile(join(cwd, `${file}.manifest.json`), "utf8")),
    );
    expect(manifests[1]?.replace("one-again", "one")).toBe(manifests[0]);
    const audited = await answerOf("audit report one --again");
    expect(audited).toMatchObject({ ok: true, manifest: { parameters: { format, from: "2026-05-01", to: null } } });
    expect(audited.manifest.snapshot.root).toBe((await answerOf("audit verify")).root);
  },
);

test("a report that was changed, and one of another log or book, is not what its manifest says", async () => {
  await type("report run overview --format csv --out report.csv");
  await appendFile(join(cwd, "report.csv"), "\n");
  const changed = await type("audit report report.csv");
  expect(changed).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("the file was changed after it was written"),
  });

  await type("report run overview --format csv --out report.csv");
  expect((await type("audit report report.csv")).code).toBe(0);
  await appendFile(join(cwd, "city/city.yaml"), "\nprivacy:\n  identities: 3y\n");
  const { checks } = await answerOf("audit report report.csv --again");
  expect(checks.filter(({ ok }: { ok: boolean }) => !ok).map(({ check }: { check: string }) => check)).toContain(
    "book",
  );
});

test("scores in a file are checked and written again like a report, by another basis and ladder too", async () => {
  await type("score run --period 2026-05 --basis all --ladder departments --format csv --out may.csv");
  const audited = await answerOf("audit report may.csv --again");
  expect(audited).toMatchObject({
    ok: true,
    manifest: {
      definition: { scheme: { id: "plain", version: "1, changed by the city", sha256: null } },
      parameters: { kind: "scores", period: "2026-05", scheme: null, basis: "all", ladder: "departments" },
    },
  });
  expect((await type("audit report may.csv")).stdout).toMatch(
    /^scores of 2026-05, scheme plain version 1, changed by the city, book /,
  );
});

test("scores by a scheme of a file are of that very file, known by its hash", async () => {
  const draft = "id: draft\nweights: { response: 0.2, resolution: 0.4, satisfaction: 0.4 }\ncredit: { satisfied: 1 }\n";
  await writeFile(join(cwd, "draft.yaml"), draft);
  await type("score run --period 2026-05 --scheme draft.yaml --format json --out may.json");
  expect(await answerOf("audit report may.json --again")).toMatchObject({
    ok: true,
    manifest: { definition: { scheme: { id: "draft", sha256: hash("sha256", draft) } } },
  });

  await writeFile(join(cwd, "draft.yaml"), draft.replace("0.2, resolution: 0.4", "0.4, resolution: 0.2"));
  const { ok, checks } = await answerOf("audit report may.json --again");
  expect(ok).toBe(false);
  expect(checks).toContainEqual({
    check: "scheme",
    ok: false,
    says: expect.stringMatching(/^another scheme file: [0-9a-f]{64}, not /),
  });
});

test("a report of a period is by the scheme that is meant for it", async () => {
  await type("report run monthly --period 2026-05 --format json --out may.json");
  const [audited, { notes }] = await Promise.all([
    answerOf("audit report may.json --again"),
    readFile(join(cwd, "may.json"), "utf8").then((text) => JSON.parse(text)),
  ]);
  const { id, version } = audited.manifest.definition.scheme;
  expect(notes).toContainEqual(expect.stringContaining(`goes by the scheme ${id}, version ${version}: `));
});

test("a manifest of the first form is read, and its report built again", async () => {
  await type("report run overview --format csv --out old.csv");
  const manifest = JSON.parse(await readFile(join(cwd, "old.csv.manifest.json"), "utf8"));
  const { kind: _kind, id, ...parameters } = manifest.parameters;
  const definition = { ...manifest.definition, report: id, scheme: "plain" };
  const first = { ...manifest, manifest: 1, definition, parameters };
  await writeFile(join(cwd, "old.csv.manifest.json"), JSON.stringify(first));
  expect(await answerOf("audit report old.csv --again")).toMatchObject({
    ok: true,
    manifest: {
      definition: { scheme: { id: "plain", version: null } },
      parameters: { kind: "report", id: "overview" },
    },
  });
});

test("a report without a manifest, and a manifest that is none, are told with every problem", async () => {
  await writeFile(join(cwd, "alone.csv"), "a\n");
  expect(await type("audit report alone.csv")).toMatchObject({
    code: 66,
    stderr: expect.stringContaining("alone.csv has no manifest"),
  });
  await writeFile(join(cwd, "alone.csv.manifest.json"), '{ "manifest": 2, "output": { "sha256": "x" } }');
  const { code, stderr } = await type("audit report alone.csv");
  expect(code).toBe(65);
  expect(stderr.match(/alone\.csv\.manifest\.json:1/g)?.length).toBeGreaterThan(3);
});
