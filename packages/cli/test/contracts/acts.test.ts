import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Parser } from "@oclif/core";
import { acts } from "@swiftline/core/appeal";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { beforeAll, expect, test } from "vitest";
import { fieldsOf } from "../../src/acts/act-fields.ts";
import { saidBy } from "../../src/acts/act-flags.ts";
import { actingFlags } from "../../src/acts/acting-command.ts";
import actCommands from "../../src/acts/index.ts";
import { readOrder } from "../../src/acts/read-order.ts";
import type { ActedAnswer } from "../../src/present/acted.ts";
import { withKey } from "../callers.ts";
import { copyOf, newYork } from "../new-york.ts";
import { type Outcome, type RunOptions, run } from "../swiftline.ts";

const inCity = (cwd: string, stdin?: string): RunOptions => ({ cwd, env: withKey, ...(stdin && { stdin }) });

/** A command line of `appeal`, as one types it where no word has a blank; further words follow. */
const appeal = (cwd: string, line: string, ...more: readonly string[]): Promise<Outcome> =>
  run(["appeal", ...line.split(" "), ...more], inCity(cwd));

const answered = async (cwd: string, line: string, ...more: readonly string[]): Promise<ActedAnswer> =>
  JSON.parse((await appeal(cwd, line, ...more, "--json")).stdout);

/** The same where it is only the way to something else, and must succeed. */
async function done(cwd: string, line: string): Promise<void> {
  expect(await appeal(cwd, line)).toMatchObject({ code: 0, stderr: "" });
}

const registering =
  "register --hotline nyc-311 --kind complaint --channel phone --category noise-residential --by hotline";

let city = "";
beforeAll(async () => {
  city = await newYork();
  const outcome = await appeal(city, `${registering} nyc-311:A1 --at 2026-05-04T10:00 --text`, "A party, since ten");
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
});

test("every act that somebody may do is a command; what only the clock does is none", () => {
  const names = acts.map(({ name }) => name).filter((name) => !["announce-clock", "correct-clock"].includes(name));
  expect(Object.keys(actCommands)).toEqual(names.map((name) => `appeal:${name}`));
});

test.each(acts.map((act) => [act.name, act] as const))("no field of %s is called like a flag of all acts", (_, act) => {
  expect(
    fieldsOf(act).filter(({ name }) => name in actingFlags || ["from", "by", "at", "json"].includes(name)),
  ).toEqual([]);
});

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");

test.each(Object.entries(actCommands))(
  "the example of %s is read by its flags and by the schema of its act",
  async (id, command) => {
    const act = acts.find(({ name }) => id === `appeal:${name}`);
    if (act === undefined) throw new Error(id);
    const [example = ""] = (command.examples ?? []).map(String);
    const argv = wordsOf(example.replace(`<%= config.bin %> ${id.replace(":", " ")}`, "")).slice();
    const { args, flags } = await Parser.parse([...argv], { args: command.args, flags: command.flags ?? {} });
    const said = { ...saidBy(act, flags), appealId: args.appeal?.[0] };
    const book = await openCity(join(city, "city"));
    expect(readOrder(act, said, { book, nameOf: (field) => field })).toMatchObject({
      ok: true,
      value: { command: { type: act.command.shape.type.value } },
    });
  },
);

test("an act answers what happened, and where the appeal stood before and stands now", async () => {
  const cwd = await copyOf(city);
  expect(await answered(cwd, "sign nyc-311:A1 --by agency:NYPD --at 2026-05-04T10:20")).toEqual({
    dryRun: false,
    done: [
      {
        line: null,
        appeal: "nyc-311:A1",
        before: "dispatched",
        after: "signed",
        version: 2,
        agency: "NYPD",
        promisedUntil: "2026-05-04T18:00:00-04:00",
        events: [
          {
            type: "AssignmentSigned",
            appealId: "nyc-311:A1",
            at: "2026-05-04T10:20:00-04:00",
            by: "agency:NYPD",
            agency: "NYPD",
          },
        ],
      },
    ],
    refused: [],
  });
});

test("everything that is wrong with a command line is said at once, each by its flag", async () => {
  const { code, stderr } = await appeal(city, "return --by agency:NYPF --ground dutty --at soon");
  expect(code).toBe(64);
  for (const line of [
    "--at: soon is no moment, such as 2026-06-05T17:00 in the city's time",
    "--by: the city has no agency NYPF (did you mean agency:NYPD?)",
    "--ground: dutty is none of duty, jurisdiction (did you mean duty?)",
    "--reason: is missing",
    "APPEAL: is missing",
  ])
    expect(stderr).toContain(line);
});

test.each([
  ["caller", "caller may not sign; it is for agency:CODE"],
  ["clock", "clock may not sign; it is for agency:CODE"],
  ["nobody", "nobody may not sign; it is for agency:CODE"],
])("%s may not sign, whatever the flag says", async (by, message) => {
  const outcome = await appeal(city, `sign nyc-311:A1 --by ${by}`);
  expect(outcome).toMatchObject({ code: 64, stderr: expect.stringContaining(message) });
});

const refusals: readonly [line: string, code: number, says: string][] = [
  ["sign nyc-311:A1 --by agency:DSNY", 77, "nyc-311:A1: The appeal is with NYPD, not with DSNY."],
  ["sign nyc-311:A9 --by agency:NYPD", 66, "nyc-311:A9: There is no appeal nyc-311:A9."],
  ["co-handle nyc-311:A1 --agency DSNI --by hotline", 65, "The city has no agency DSNI. (did you mean DSNY?)"],
  ["merge nyc-311:A1 --into nyc-311:A1", 1, "nyc-311:A1"],
  ["sign nyc-311:A1 --by agency:NYPD --at 2026-05-04T09:00", 1, "lies before the last event"],
  ["withdraw-import nyc-311:A1 --import-id one --reason wrong", 1, "What was imported cannot be taken back"],
  ["sign nyc-311:A1 --by agency:DSNY --lang zh", 77, "该诉求由 NYPD 承办"],
];

test.each(refusals)("%s is refused in words, with the exit status of its kind", async (line, code, says) => {
  const outcome = await appeal(city, line);
  expect(outcome).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(says) });
});

/** The city, asking for a number of floors and for who owns a place. */
async function askingCity(): Promise<string> {
  const cwd = await copyOf(city);
  const attributes = "attributes: { floors: { type: number }, owner: { type: choice, values: [city, private] } }";
  await appendFile(join(cwd, "city", "city.yaml"), `\n${attributes}\n`);
  return cwd;
}

test("what the city asks besides the text is typed, and taken down as what it is", async () => {
  const cwd = await askingCity();
  const line = `${registering} nyc-311:A2 --text help --language ES-mx --part-of nyc-311:A1`;
  const { done: taken } = await answered(cwd, `${line} --attributes floors=12 --attributes owner=city`);
  expect(taken[0]?.events[0]).toMatchObject({
    type: "AppealRegistered",
    language: "es-MX",
    partOf: "nyc-311:A1",
    attributes: { floors: 12, owner: "city" },
  });
});

test("all that means nothing to the city is refused at once, with what may be meant", async () => {
  const cwd = await askingCity();
  const wrong = "--language klingon!! --part-of nyc-311:A9 --attributes flors=3 --attributes floors=many";
  const outcome = await appeal(cwd, `${registering} nyc-311:A2 ${wrong} --attributes owner=citty --text`, " ");
  expect(outcome).toMatchObject({ code: 65, stdout: "" });
  expect(outcome.stderr.split("\n")[0]).toBe("Error: nyc-311:A2: 6 problems");
  for (const said of [
    "The text says nothing: say what the appeal is about.",
    "klingon!! is no language tag of BCP 47, such as en or zh-Hant.",
    "There is no appeal nyc-311:A9 of which this one could be a part.",
    "The city has no attribute flors; floors may be meant.",
    "The attribute floors takes a number, such as 3.",
    "The attribute owner takes one of city, private; city may be meant.",
  ])
    expect(outcome.stderr).toContain(said);
  expect((await appeal(cwd, "show nyc-311:A2")).code).toBe(66);
});

test("a dry run is refused for the same, and a line of JSON is held to the types of the city", async () => {
  const cwd = await askingCity();
  const dry = await appeal(cwd, `${registering} nyc-311:A2 --text help --attributes pets=3 --dry-run --lang zh`);
  expect(dry).toMatchObject({ code: 65, stderr: expect.stringContaining("本市没有属性 pets；可用：address-id") });
  const line = JSON.stringify({ appealId: "nyc-311:A2", text: "help", attributes: { floors: "12" }, caller: {} });
  const args = ["appeal", ...registering.split(" "), "--from", "-", "--json"];
  const nobody = JSON.parse((await run(args, inCity(cwd, line))).stdout);
  expect(nobody.refused[0].problems).toMatchObject([{ field: "caller" }]);
  for (const caller of ['"13900001111"', "null", "[]"]) {
    const { stdout } = await run(args, inCity(cwd, line.replace("{}}", `${caller}}`)));
    expect(JSON.parse(stdout).refused[0].problems).toMatchObject([{ code: "flag/invalid", field: "caller" }]);
    expect(stdout).not.toContain("13900001111");
  }
  const text = JSON.parse((await run(args, inCity(cwd, line.replace(',"caller":{}', "")))).stdout);
  expect(text.refused[0].problems).toMatchObject([{ code: "city/unsound-value" }]);
});

test("a dry run foretells what the act does, and does nothing", async () => {
  const cwd = await copyOf(city);
  const line = "sign nyc-311:A1 --by agency:NYPD --at 2026-05-04T10:20";
  const foretold = await answered(cwd, `${line} --dry-run`);
  const shown = await appeal(cwd, "show nyc-311:A1 --json");
  expect(JSON.parse(shown.stdout)).toMatchObject({ status: "dispatched" });
  expect(await answered(cwd, line)).toEqual({ ...foretold, dryRun: false });
});

test("several appeals are several acts: what one is refused does not keep back another", async () => {
  const cwd = await copyOf(city);
  const { code, stdout, stderr } = await appeal(cwd, "sign nyc-311:A9 nyc-311:A1 --by agency:NYPD");
  expect(code).toBe(3);
  expect(stderr).toBe("Error: nyc-311:A9: There is no appeal nyc-311:A9.\n");
  expect(stdout).toContain("2 orders = 1 done + 1 refused");
});

test("the sign of a time zone may be left out: a moment is then what the clocks of the city show", async () => {
  const cwd = await copyOf(city);
  const until = async (time: string): Promise<unknown> =>
    (
      await answered(
        cwd,
        `request-extension nyc-311:A1 --by agency:NYPD --at 2026-05-04T11:00 --reason more --dry-run --until ${time}`,
      )
    ).done[0]?.events[0]?.until;
  expect(await until("2026-05-04T20:00")).toBe("2026-05-04T20:00:00-04:00");
  expect(await until("2026-05-05T00:00:00Z")).toBe("2026-05-04T20:00:00-04:00");
});

const file = [
  '{ "appealId": "nyc-311:B1", "text": "No water", "at": "2026-05-04T10:01" }',
  '{ "appealId": "nyc-311:B2", "text": "No water here", "at": 1777903320000, "caller": { "name": "Maria Muster" } }',
  "",
  '{ "appealId": "nyc-311:B1", "text": "Still no water", "at": "2026-05-04T10:03" }',
  '{ "appealId": "nyc-311:B3", "txt": "No water", "caller": { "name": "" } }',
  '{ "text": "No water", "caller": "Maria Muster"',
  '["nyc-311:B4"]',
].join("\n");

test("a file of orders is done line by line, and every line that is not is told", async () => {
  const cwd = await copyOf(city);
  await writeFile(join(cwd, "orders.ndjson"), file);
  const { code, stdout, stderr } = await appeal(cwd, `${registering} --from orders.ndjson`, "--json");
  expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
  const { done, refused }: ActedAnswer = JSON.parse(stdout);
  expect(done.map(({ line, appeal: id }) => [line, id])).toEqual([
    [1, "nyc-311:B1"],
    [2, "nyc-311:B2"],
  ]);
  expect(refused.map(({ line, problems }) => [line, problems.map(({ field, message }) => [field, message])])).toEqual([
    [4, [[undefined, "Appeal nyc-311:B1 exists already."]]],
    [
      5,
      [
        ["caller.name", "Too small: expected string to have >=1 characters"],
        ["text", "is missing"],
        ["txt", "there is no such field"],
      ],
    ],
    [6, [[undefined, "the line is no JSON"]]],
    [7, [[undefined, "the line is no JSON object"]]],
  ]);
  expect(stdout).not.toContain("Muster");
});

test("orders may come down a pipe, and what a line leaves out the flags say", async () => {
  const cwd = await copyOf(city);
  const lines = ["B1", "B2", "B3"].map((id) => JSON.stringify({ appealId: `nyc-311:${id}`, text: "No water" }));
  const args = ["appeal", ...registering.split(" "), "--from", "-", "--at", "2026-05-04T10:30"];
  expect(await run(args, inCity(cwd, lines.join("\r\n")))).toMatchObject({ code: 0, stderr: "" });
  const merged = await appeal(cwd, "merge nyc-311:B2 nyc-311:B3 --into nyc-311:B1 --at 2026-05-04T11:00");
  expect(merged).toMatchObject({ code: 0, stdout: expect.stringContaining("2 orders = 2 done + 0 refused") });
  const lead = await appeal(cwd, "show nyc-311:B1");
  expect(lead.stdout).toContain("leads     nyc-311:B2, nyc-311:B3");
});

test.each([
  ["nowhere.ndjson", 66, "there is no file nowhere.ndjson"],
  [".", 66, ". is a folder"],
])("orders cannot be read from %s", async (from, code, says) => {
  const outcome = await appeal(city, `sign --by agency:NYPD --from ${from}`);
  expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(says) });
});

test("an appeal without an id gets one of its day and of chance, and the caller is kept apart", async () => {
  const cwd = await copyOf(city);
  const who = ["--text", "A party", "--caller-name", "Maria Muster", "--caller-phone", "+1 212 555 0199"];
  const { stdout, code } = await appeal(cwd, `${registering} --at 2026-05-04T23:30`, ...who, "--json");
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/Muster|0199/);
  const [done] = (JSON.parse(stdout) as ActedAnswer).done;
  expect(done?.appeal).toMatch(/^nyc-311:20260504-[2-9A-Z]{6}$/);
  expect(done).toMatchObject({ agency: "NYPD", promisedUntil: "2026-05-05T07:30:00-04:00" });
  const book = await openCity(join(cwd, "city"));
  const key = { identityKey: withKey.SWIFTLINE_IDENTITY_KEY };
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "write", ...key });
  const caller = await store.privacy.callerOf(done?.appeal ?? "");
  const access = { by: "desk", purpose: "a test", at: 0 };
  expect(await store.identities.read(caller ?? "", access)).toEqual({ name: "Maria Muster", phone: "+1 212 555 0199" });
  await store.close();
});

test("who calls again is known by telephone, and the appeal says how many there were before", async () => {
  const cwd = await copyOf(city);
  const registered = async (phone: string) => {
    const who = ["--text", "A party", "--caller-phone", phone];
    const { stdout } = await appeal(cwd, `${registering} --at 2026-05-04T23:30`, ...who, "--json");
    const [done] = (JSON.parse(stdout) as ActedAnswer).done;
    return done?.events.find(({ type }) => type === "AppealRegistered")?.earlierAppeals;
  };
  expect(await registered("+1 212 555 0199")).toBe(0);
  expect(await registered("001 (212) 555-0199")).toBe(1);
  expect(await registered("+1 212 555 0100")).toBe(0);
});

test("a caller is named only where there is a key to keep them by", async () => {
  const args = ["appeal", ...registering.split(" "), "--text", "A party", "--caller-name", "Maria"];
  const outcome = await run(args, { cwd: city, env: { SWIFTLINE_CITY: "city" } });
  expect(outcome.code).toBe(78);
});

test("an appeal is split into parts that are named after it, each with what it does not share", async () => {
  const cwd = await copyOf(city);
  for (const agency of ["NYPD", "311"])
    await done(cwd, `return nyc-311:A1 --by agency:${agency} --ground duty --at 2026-05-04T10:10 --reason no`);
  const noise = ["--part", "category=noise-residential,text=A party, since ten"];
  const wall = ["--part", "category=graffiti,text=A wall,appealId=nyc-311:A1-wall"];
  const answer = await answered(cwd, "split nyc-311:A1 --at 2026-05-04T10:20", ...noise, ...wall);
  expect(answer).toMatchObject({ done: [{ before: "registered", after: "split" }] });
  const parts = answer.done[0]?.events.filter(({ type }) => type === "AppealRegistered");
  expect(parts).toMatchObject([
    { appealId: "nyc-311:A1-1", text: "A party, since ten", hotline: "nyc-311", partOf: "nyc-311:A1" },
    { appealId: "nyc-311:A1-wall", text: "A wall", category: "graffiti", partOf: "nyc-311:A1" },
  ]);
});

test("a timeline tells each audience what it may know, in its language", async () => {
  const cwd = await copyOf(city);
  await done(cwd, "sign nyc-311:A1 --by agency:NYPD --at 2026-05-04T10:20");
  await done(cwd, "note nyc-311:A1 --by agency:NYPD --at 2026-05-04T10:30 --note knocked");
  const shownTo = async (more: string): Promise<string> => (await appeal(cwd, `timeline nyc-311:A1 ${more}`)).stdout;
  expect(await shownTo("--for staff")).toContain("knocked");
  expect(await shownTo("")).not.toContain("knocked");
  expect(await shownTo("--for agency:DSNY")).toBe(await shownTo("--for public"));
  expect(await shownTo("--lang zh")).toContain("2026-05-04 10:20");
});

test("a confidential appeal has no timeline for the public: it is not there", async () => {
  const cwd = await copyOf(city);
  await done(cwd, `${registering} nyc-311:S1 --confidential --text hush`);
  expect((await appeal(cwd, "timeline nyc-311:S1 --for staff")).code).toBe(0);
  const hidden = await appeal(cwd, "timeline nyc-311:S1");
  const missing = await appeal(cwd, "timeline nyc-311:S9");
  expect(hidden).toEqual({ ...missing, stderr: missing.stderr.replace("S9", "S1") });
});

test.each(["anybody", "agency:NYPF"])("there is no timeline for %s", async (audience) => {
  expect(await appeal(city, `timeline nyc-311:A1 --for ${audience}`)).toMatchObject({ code: 64, stdout: "" });
});
