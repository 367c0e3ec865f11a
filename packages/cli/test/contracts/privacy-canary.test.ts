import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { reportFormats } from "../../src/present/report-formats.ts";
import { oldIdentityKey, registerCallers } from "../callers.ts";
import { canary, filesWithPlanted, noisy, planted, tellsNobody } from "../canary.ts";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { reportsIn } from "../reports-in.ts";
import { command, run, start } from "../swiftline.ts";

/** New York with an appeal whose caller is the canary, and a confidential one. */
const filled = await newYorkWithRequests();
await registerCallers(
  filled,
  { number: "68643811", identity: canary },
  { number: "A-2", identity: canary, confidential: true },
);
const [olds = ""] = await registerCallers(filled, { number: "A-3", identity: canary, key: oldIdentityKey });

test.each([
  ["sums", false],
  ["the log", true],
])("no report tells it in any format, from %s", async (_, fromLog) => {
  for (const report of await reportsIn(filled, { fromLog })) {
    for (const write of Object.values(reportFormats)) expect(String(await write(report))).not.toMatch(planted);
    for (const { table } of report.sections) expect(JSON.stringify(table)).not.toMatch(planted);
  }
});

test("an export tells it on standard output alone", async () => {
  const cwd = await copyOf(filled);
  const line = ["privacy", "export", "--appeal", "nyc-311:68643811", "--by", "desk", "--purpose", "test"];
  const { stdout, stderr } = await run(line, { cwd, env: { ...noisy, SWIFTLINE_IDENTITY_KEYS_OLD: oldIdentityKey } });
  expect(stdout).toMatch(planted);
  expect(stderr).not.toMatch(planted);
  expect(await filesWithPlanted(cwd)).toEqual([]);
});

/** What is done to a store or an environment so that reading an identity fails. */
const damages: readonly [what: string, statement: string, env: Readonly<Record<string, string>>][] = [
  ["the key is another", "select 1", { SWIFTLINE_IDENTITY_KEY: oldIdentityKey }],
  ["the key is none", "select 1", { SWIFTLINE_IDENTITY_KEY: "Hummingbird" }],
  ["the content was changed", "update identities set cipher = zeroblob(40)", {}],
  ["the tag is too short", "update identities set tag = zeroblob(3)", {}],
  ["the nonce is too long", "update identities set nonce = zeroblob(99)", {}],
  [
    "another's content is in its place",
    `update identities set cipher = (select cipher from identities where caller = '${olds}')`,
    {},
  ],
  ["the row is of a key that is not there", "update identities set key_id = 'none'", {}],
  ["the table is gone", "drop table identities", {}],
  ["the marks are gone", "drop table identity_marks", {}],
  ["the record of reads is gone", "drop table identity_reads", {}],
  ["the log is no JSON", "update commits set events = substr(events, 2)", {}],
  ["the log is of something else", "update commits set events = '[{}]'", {}],
];

test.each(damages)("a fault tells nobody who called, when %s", async (_, statement, env) => {
  const cwd = await copyOf(filled);
  const database = new DatabaseSync(join(cwd, "city/swiftline.sqlite"));
  try {
    database.exec(statement);
  } catch {
    // An index over the log refuses what is no JSON: then the log stays as it is.
  }
  database.close();
  const why = ["--by", "desk", "--purpose", "test"];
  const shown = await run(["privacy", "export", "--appeal", "nyc-311:68643811", ...why], {
    cwd,
    env: { ...noisy, ...env },
  });
  if (statement !== "update commits set events = substr(events, 2)" && statement !== "drop table identity_marks")
    expect(shown.code).not.toBe(0);
  if (shown.code !== 0) tellsNobody(shown);
  for (const line of [
    ["privacy", "rotate"],
    ["privacy", "retain"],
    ["privacy", "reads"],
    ["db", "check"],
  ])
    tellsNobody(await run(line, { cwd, env: { ...noisy, ...env } }));
  expect(await filesWithPlanted(cwd)).toEqual([]);
});

test("a server tells it neither in an answer nor in what it says while it works, also of requests that it refuses", async () => {
  const cwd = await copyOf(filled);
  const { child, outcome } = start(command("serve", "--open", "--port", "0"), { cwd, env: noisy });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  while (!/http:\S+/.test(said) && child.exitCode === null) await setTimeout(50);
  const base = /http:\S+/.exec(said)?.[0];
  const matter = { hotline: "nyc-311", kind: "complaint", channel: "phone", category: "noise-residential", text: "x" };
  const post = (body: object | string) =>
    fetch(`${base}/v1/appeals`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const answers = await Promise.all([
    post({ ...matter, area: "brooklyn", caller: canary }),
    post({ ...matter, category: "none", caller: canary }),
    post({ ...matter, caller: { ...canary, phone: 9_175_550_142, nickname: canary.name } }),
    post({ ...matter, caller: canary.name }),
    post(`{ "caller": "${canary.name}`),
    fetch(`${base}/v1/appeals`),
    fetch(`${base}/v1/appeals/nyc-311:68643811`),
  ]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  child.kill("SIGTERM");
  tellsNobody(await outcome);
  expect(answers.map(({ status }) => Math.floor(status / 100))).toEqual([2, 4, 4, 4, 4, 2, 2]);
  for (const text of texts) expect(text).not.toMatch(planted);
  expect(await filesWithPlanted(cwd)).toEqual([]);
});
