import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { reportFormats } from "../../src/present/report-formats.ts";
import { identityKey, keepMany, oldIdentityKey, registerCallers, withKey } from "../callers.ts";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { reportsIn } from "../reports-in.ts";
import { command, type RunOptions, run, start } from "../swiftline.ts";

const maria = { name: "Maria Muster", phone: "+1 212 555 0199", email: "maria@example.org" };
const filled = await newYorkWithRequests();
const [reference = ""] = await registerCallers(
  filled,
  { number: "A-1", identity: maria },
  { number: "A-2", identity: { phone: "001 212 555 0199" } },
  { number: "A-3", identity: maria, confidential: true },
);

let cwd = "";
beforeEach(async () => {
  cwd = await copyOf(filled);
});

/** Runs a line with the key that New York has. */
const type = (line: string, env: RunOptions["env"] = withKey) => run(words(line), { cwd, env });
const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
const answerOf = async (line: string, env?: RunOptions["env"]) =>
  JSON.parse((await type(`${line} --json`, env)).stdout);

const desk = "--by desk-4 --purpose 'subject access'";

test("a person's export has who they are, what they said, and who looked; and is recorded", async () => {
  await type(`privacy export --appeal nyc-311:A-1 --by desk-3 --purpose 'to call back'`);
  const { code, stdout } = await type(`privacy export --appeal nyc-311:A-1 ${desk}`);
  expect(code).toBe(0);
  const { identities, appeals, reads } = JSON.parse(stdout);
  expect(identities[0]).toEqual({ caller: reference, keptAt: expect.any(String), erasedAt: null, identity: maria });
  expect(appeals).toMatchObject([
    { id: "nyc-311:A-1", text: "A party, since ten", status: "dispatched" },
    { id: "nyc-311:A-2" },
    { id: "nyc-311:A-3", confidential: true },
  ]);
  expect(reads.filter((read: { caller: string }) => read.caller === reference)).toMatchObject([
    { act: "export", by: "desk-4", purpose: "subject access", refusal: null, appeals: ["nyc-311:A-1"] },
    { act: "export", by: "desk-3", purpose: "to call back", refusal: null },
  ]);
});

test("who is recused, and any agency where an appeal is confidential or not its own, is refused and recorded", async () => {
  const confidential = await type("privacy export --appeal nyc-311:A-3 --by agency:NYPD --purpose contact");
  expect(confidential).toMatchObject({ code: 77, stdout: "", stderr: expect.stringContaining("confidential") });
  const recuse = "privacy recuse nyc-311:A-1 --who agency:NYPD --by supervisor-2";
  expect((await type(`${recuse} --reason 'complained of'`)).stdout).toMatch(/agency:NYPD .*complained of/);
  const recused = await type("privacy export --appeal nyc-311:A-1 --by agency:NYPD --purpose contact");
  expect(recused).toMatchObject({ code: 77, stdout: "", stderr: expect.stringContaining("is recused") });
  const other = await type("privacy export --appeal nyc-311:A-2 --by agency:DSNY --purpose contact");
  expect(other).toMatchObject({ code: 77, stdout: "", stderr: expect.stringContaining("DSNY does not work on") });
  const { reads } = await answerOf("privacy reads --appeal nyc-311:A-1");
  expect(reads).toMatchObject([
    { by: "agency:DSNY", refusal: "identity/no-part" },
    { by: "agency:NYPD", refusal: "identity/recused" },
    { by: "agency:NYPD", refusal: "identity/confidential" },
  ]);
  expect(await answerOf(`${recuse} --lift`)).toMatchObject({
    changed: true,
    recusals: [{ who: "agency:NYPD", lifted: { by: "supervisor-2" } }],
  });
});

test("erasing one person leaves every report, and what a rebuild computes, byte for byte", async () => {
  const every = async ({ fromLog = false } = {}) =>
    (await reportsIn(cwd, { fromLog })).map((report) => String(reportFormats.json(report)));
  const before = await every();
  const refused = await type(`privacy erase --caller ${reference} --all ${desk}`);
  expect(refused).toMatchObject({ code: 75, stderr: expect.stringContaining("still open") });
  const { erased } = await answerOf(`privacy erase --caller ${reference} --all --even-open ${desk}`);
  expect(erased).toHaveLength(3);
  expect(await every()).toEqual(before);
  await type("db rebuild");
  expect(await every()).toEqual(before);
  expect(await every({ fromLog: true })).toEqual(before);
  expect((await type("db check")).code).toBe(0);
  expect((await type("audit verify")).code).toBe(0);
  const held = await answerOf(`privacy export --caller ${reference} ${desk}`);
  expect(held.identities).toMatchObject([{ caller: reference, identity: null, erasedAt: expect.any(String) }]);
  const again = await type(`privacy erase --caller ${reference} ${desk} --even-open`);
  expect(again).toMatchObject({ code: 0, stdout: "It was erased before.\n" });
});

test("retention erases what city.yaml says and nothing else, asks first when told so, and keeps what is open", async () => {
  expect(await answerOf("privacy retain")).toMatchObject({ kept: null, identities: 0 });
  await appendFile(join(cwd, "city/city.yaml"), "\nprivacy:\n  identities: 18mo\n");
  await type("db rebuild");
  expect(await answerOf("privacy retain --dry-run --at 2030-01-01T00:00:00Z")).toMatchObject({
    kept: "18mo",
    dryRun: true,
    identities: 3,
    due: 0,
    open: 3,
  });
  expect(await type("privacy retain --at 2030-01-01T00:00:00Z")).toMatchObject({ code: 64 });
});

test("a time to keep that is none is told at its line", async () => {
  const yaml = await readFile(join(cwd, "city/city.yaml"), "utf8");
  await appendFile(join(cwd, "city/city.yaml"), "\nprivacy:\n  identities: 3 years\n");
  const { code, stderr } = await type("privacy retain");
  expect(code).toBe(78);
  expect(stderr).toMatch(/city\.yaml:\d+:\d+ .*privacy\.identities.*no time to keep something, such as "90d"/);
  expect(stderr).toContain(`city.yaml:${yaml.split("\n").length + 2}:`);
});

test("a rotation leaves what the old key encrypted readable by the new one alone", async () => {
  await registerCallers(cwd, { number: "A-4", identity: { name: "Max" }, key: oldIdentityKey });
  const both = { ...withKey, SWIFTLINE_IDENTITY_KEYS_OLD: ` ${oldIdentityKey},` };
  expect(await answerOf("privacy rotate")).toMatchObject({ rotated: 0, missing: [{ identities: 1 }] });
  expect((await type("privacy rotate")).code).toBe(1);
  expect(await answerOf("privacy rotate", both)).toMatchObject({ rotated: 1, missing: [], damaged: [] });
  expect(await answerOf(`privacy export --appeal nyc-311:A-4 ${desk}`)).toMatchObject({
    identities: [{ identity: { name: "Max" } }],
  });
});

test("a rotation that is killed at any moment leaves everybody readable, and the next one does the rest", async () => {
  await keepMany(cwd, 4000, oldIdentityKey);
  const both = { ...withKey, SWIFTLINE_IDENTITY_KEYS_OLD: oldIdentityKey };
  const rotate = command("privacy", "rotate", "--quiet");
  const ends = new Set<number | string>();
  for (const [wait, signal] of [
    [700, "SIGKILL"],
    [800, "SIGKILL"],
    [850, "SIGINT"],
  ] as const) {
    const { child, outcome } = start(rotate, { cwd, env: both });
    await setTimeout(wait);
    child.kill(signal);
    ends.add((await outcome).code);
    expect((await type("privacy reads", both)).code).toBe(0);
  }
  for (const end of ends) expect(["SIGKILL", "SIGINT", 0, 130]).toContain(end);
  expect(await answerOf("privacy rotate", both)).toMatchObject({ missing: [], damaged: [], interrupted: false });
  expect(await answerOf("privacy rotate")).toMatchObject({ rotated: 0, missing: [], damaged: [] });
});

const wrong: readonly [line: string, code: number, says: RegExp][] = [
  ["privacy export --appeal nyc-311:A-9 --by a --purpose b", 66, /there is no appeal nyc-311:A-9/],
  ["privacy export --appeal nyc-311:1 --by a --purpose b", 66, /nyc-311:1 does not say who called/],
  ["privacy export --caller nobody --by a --purpose b", 66, /there is no caller nobody/],
  ["privacy export --appeal nyc-311:A-1 --by a --purpose ' '", 64, /--purpose: this must say something/],
  ["privacy export --appeal nyc-311:A-1 --by agency:NYDP --purpose b", 64, /no agency NYDP\nTry: did you mean NYPD\?/],
  ["privacy export --appeal nyc-311:A-1 --by a", 64, /purpose/],
  ["privacy export --by a --purpose b", 64, /caller/],
  ["privacy recuse nyc-311:A-1 --who b --by a", 64, /--reason is needed/],
  ["privacy reads --from 2026-05-02 --to 2026-05-01", 64, /--from 2026-05-02 is after/],
];

test.each(wrong)("%s is refused with its place and what to try", async (line, code, says) => {
  const outcome = await type(line);
  expect(outcome.stderr).toMatch(says);
  expect(outcome).toMatchObject({ code, stdout: "" });
});

test("without the key, and with another, nobody is shown and the fault says what to give", async () => {
  const line = `privacy export --appeal nyc-311:A-1 ${desk}`;
  expect(await type(line, { SWIFTLINE_CITY: "city" })).toMatchObject({ code: 78, stdout: "" });
  const other = { ...withKey, SWIFTLINE_IDENTITY_KEY: oldIdentityKey };
  expect(await type(line, other)).toMatchObject({
    code: 78,
    stdout: "",
    stderr: expect.stringContaining("among the old ones"),
  });
  expect(await type("appeal list", { ...withKey, SWIFTLINE_IDENTITY_KEY: identityKey.slice(4) })).toMatchObject({
    code: 78,
    stderr: expect.stringContaining("the identity key has 29 bytes, not 32"),
  });
});
