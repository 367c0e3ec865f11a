import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { reports } from "@swiftline/core/reporting";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { describe, expect, test } from "vitest";
import all from "../../src/all-commands.ts";
import { buildReport } from "../../src/build-report.ts";
import { reportFormats } from "../../src/present/report-formats.ts";
import type { SwiftlineCommand } from "../../src/swiftline-command.ts";
import { oldIdentityKey, registerCallers, withKey } from "../callers.ts";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { command, type Outcome, run, start } from "../swiftline.ts";

const canary = {
  name: "Zsofia Kanari-Quetzal",
  phone: "+1 917 555 0142",
  email: "zsofia@kanari.example",
  contact: "99 Hummingbird Lane, bell at the back",
};
const planted = /Zsofia|Kanari|Quetzal|Hummingbird|917[ -]?555|5550142|555[ -]0142/i;

/** With all that can be said of the work. */
const noisy = { ...withKey, DEBUG: "*" };

/** New York with the appeal that the examples of commands name, whose caller is the canary; and a confidential one. */
const filled = await newYorkWithRequests();
await registerCallers(
  filled,
  { number: "68643811", identity: canary },
  { number: "A-2", identity: canary, confidential: true },
);
const [olds = ""] = await registerCallers(filled, { number: "A-3", identity: canary, key: oldIdentityKey });

// What the examples of commands expect to be there.
await mkdir(join(filled, "backups"));
await copyFile(join(filled, "city/routing.csv"), join(filled, "draft.csv"));
await copyFile(join(filled, "city/sla.yaml"), join(filled, "draft-sla.yaml"));
await writeFile(join(filled, "requests.csv.gz"), gzipSync(await readFile(join(filled, "requests.csv"))));
await run(["report", "run", "overview", "--format", "html", "--out", "overview.html"], { cwd: filled, env: withKey });

const commands = new Map(Object.entries(all).map(([id, one]) => [id.replaceAll(":", " "), one]));

const soaking = process.env.SWIFTLINE_SOAK !== undefined;

/** They go on until they are stopped. */
const endless = /^serve$|--watch/;

/** The examples of a command as words, without what the shell does around them. */
function linesOf(name: string, { examples = [] }: typeof SwiftlineCommand): readonly (readonly string[])[] {
  const texts = examples.map((one) => (typeof one === "string" ? one : one.command));
  return texts
    .map((text) => text.replace(/^.*<%= config\.bin %> /s, "").replaceAll("my-city", "city"))
    .filter((text) => !endless.test(name) && !endless.test(text))
    .map((text) => text.replace(/ [>|].*$/s, "").replace(/\)$/, ""))
    .map((text) => [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ""));
}

/** The first example in every form that the command can answer in: as data, in each format, in each language. */
function formsOf(line: readonly string[], { flags = {}, enableJsonFlag }: typeof SwiftlineCommand) {
  const choices = Object.entries(flags).flatMap(([name, flag]) =>
    flag.type === "option" && (name === "format" || name === "lang")
      ? (flag.options ?? []).map((option) => [...line.filter((word) => word !== `--${name}`), `--${name}`, option])
      : [],
  );
  return [...choices, ...(enableJsonFlag ? [[...line, "--json"]] : [])];
}

/** What of the folder's files, the database among them, has a planted word in it. */
async function filesWithPlanted(cwd: string): Promise<readonly string[]> {
  const entries = await readdir(cwd, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, "latin1")));
  return paths.filter((_, index) => planted.test(contents[index] ?? ""));
}

const tellsNobody = ({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">): void => {
  expect(stdout).not.toMatch(planted);
  expect(stderr).not.toMatch(planted);
};

/** `simulate validate` looks at no city, and takes its time. */
const others = [...commands].filter(([name]) => name !== "privacy export" && name !== "simulate validate");

describe.concurrent("no command tells who called", () => {
  test.each(others)(
    "%s does not, in any form",
    async (name, of) => {
      const cwd = await copyOf(filled);
      const [first, ...more] = linesOf(name, of);
      if (first === undefined) return;
      const lines = [first, ...formsOf(first, of), ...(soaking ? more : [])];
      for (const line of lines) tellsNobody(await run(line, { cwd, env: noisy }));
      expect(await filesWithPlanted(cwd)).toEqual([]);
    },
    240_000,
  );
});

test.each(reports.map(({ id }) => id))(
  "the %s report tells it in no format, whether from sums or from the log",
  async (id) => {
    const book = await openCity(join(filled, "city"));
    const store = await openStore(join(filled, "city/swiftline.sqlite"), { book, mode: "read" });
    for (const fromLog of [false, true]) {
      const wanted = { kind: "report", id, from: null, to: null, period: null, only: null, fromLog } as const;
      const { report } = await buildReport(wanted, store, book);
      for (const write of Object.values(reportFormats)) expect(String(await write(report))).not.toMatch(planted);
      for (const { table } of report.sections) expect(JSON.stringify(table)).not.toMatch(planted);
    }
    await store.close();
  },
);

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
