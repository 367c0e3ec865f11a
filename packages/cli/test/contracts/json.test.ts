import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { z } from "zod";
import actCommands from "../../src/acts/index.ts";
import allCommands from "../../src/all-commands.ts";
import { FailureAnswer } from "../../src/present/failure.ts";
import { registerCallers, withKey } from "../callers.ts";
import { importsIn } from "../imports-in.ts";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { run } from "../swiftline.ts";

const commands = new Map(Object.entries(allCommands).map(([id, command]) => [id.replaceAll(":", " "), command]));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);

const why = ["--by", "desk", "--purpose", "subject access"];

/** Stands for the name of the first import of the city. */
const RUN = "the first run";
/** Stands for the id of the key that was made. */
const KEY = "the key";
/** Stands for the id of the webhook that was added. */
const HOOK = "the webhook";

/** Calls from eight to ten, and a shift that covers them. */
const staffing = `handling: 5m
target: { meanWait: 20s }
profile: { calls: 80, hours: [0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0] }
shifts: [{ name: day, starts: ["08:00"], length: 4h, cost: 100 }]
`;

/** One line for every command that answers in JSON; of those that acts make, which all answer alike, some. */
const lines: Readonly<Record<string, readonly string[]>> = {
  "appeal list": ["--limit", "2"],
  "appeal register": [
    ...["--hotline", "nyc-311", "--kind", "complaint", "--channel", "phone", "--by", "caller"],
    ...["--category", "noise-residential", "--text", "A party", "--caller-name", "Maria"],
  ],
  "appeal show": ["nyc-311:2"],
  "appeal sign": ["nyc-311:1", "--by", "agency:NYPD"],
  "appeal timeline": ["nyc-311:2", "--for", "staff"],
  "audit checkpoint": [],
  "audit report": ["overview.txt", "--again"],
  "audit verify": [],
  "calendar import": ["holidays.json", "--calendar", "city-offices", "--layer", "more"],
  "calendar list": [],
  "calendar show": ["city-offices"],
  "city check": ["city"],
  "db backup": ["backup.sqlite"],
  "db check": [],
  "db migrate": [],
  "db rebuild": [],
  export: ["--out", "appeals.csv"],
  "followup due": [],
  "followup record": ["nyc-311:1", "--reached", "--channel", "phone", "--resolved", "yes"],
  import: ["requests.csv"],
  "import list": [],
  "import show": [RUN],
  "import undo": [RUN, "--reason", "the wrong file"],
  init: ["nyc-311", "another"],
  "mapping check": ["mapping.yaml", "requests.csv"],
  "mapping infer": ["requests.csv"],
  "key create": ["portal", "--as", "caller"],
  "key list": [],
  "key revoke": [KEY],
  "privacy erase": ["--appeal", "nyc-311:A-1", "--even-open", ...why],
  "privacy export": ["--appeal", "nyc-311:A-1", ...why],
  "privacy reads": [],
  "privacy recuse": ["nyc-311:A-1", "--who", "agency:NYPD", "--by", "desk", "--reason", "complained of"],
  "privacy retain": ["--dry-run"],
  "privacy rotate": [],
  "report list": [],
  "report daily": ["--period", "2026-04-12"],
  "report weekly": [],
  "report monthly": [],
  "report urgent": [],
  "report annual": [],
  "report run": ["overview"],
  "route convert": ["city/routing.csv", "routing.yaml", "--city", "city"],
  "route coverage": [],
  "route diff": ["city", "city/routing.csv"],
  "route explain": ["nyc-311:1"],
  "route lint": [],
  "route suggest": [],
  "route test": [],
  "route whatif": ["--tables", "city/routing.csv"],
  "score explain": ["NYPD", "--period", "2026-05"],
  "score list": [],
  "score run": ["--period", "2026-05"],
  "score whatif": ["--period", "2026-05", "--scheme", "plain"],
  "sla due": ["--at", "2026-05-03T00:00:00-04:00"],
  "sla explain": ["nyc-311:2"],
  "sla sweep": ["--at", "2026-05-03T00:00:00-04:00"],
  "sla whatif": ["--policies", "city/sla.yaml"],
  "staff plan": ["staffing.yaml"],
  "simulate calibrate": ["--from", "city/swiftline.sqlite", "--city", "city"],
  "simulate check": ["small.yaml"],
  "simulate cite": ["outcome"],
  "simulate compare": ["small.yaml", "more.yaml", "--replications", "2", "--workers", "1"],
  "simulate optimise": [
    ...["small.yaml", "--vary", "operators.groups.0.shifts.0.operators=1..6"],
    ...["--target", "answered in time>=80%", "--replications", "2", "--workers", "1"],
  ],
  "simulate rerun": ["outcome/manifest.json", "--workers", "1"],
  "simulate run": ["small.yaml", "--replications", "2", "--workers", "1", "--log", "run.ndjson"],
  "simulate sweep": [
    ...["small.yaml", "--vary", "operators.groups.0.shifts.0.operators=2,3"],
    ...["--replications", "2", "--workers", "1"],
  ],
  "simulate validate": ["--quick"],
  "supervise list": [],
  "webhook add": ["https://portal.example/", "--as", "hotline"],
  "webhook deliveries": [HOOK],
  "webhook list": [],
  "webhook remove": [HOOK],
  "webhook replay": [HOOK, "--after", "0"],
  "webhook rotate": [HOOK],
};

const prepared = await newYorkWithRequests();
const [firstRun = ""] = await importsIn(prepared);
const { stdout: newKey } = await run(["key", "create", "desk", "--as", "hotline", "--city", "city"], { cwd: prepared });
const hook = ["webhook", "add", "https://portal.example/", "--as", "hotline", "--city", "city"];
const { stdout: newHook } = await run(hook, { cwd: prepared });
const made = new Map([
  [HOOK, newHook.slice(0, 8)],
  [RUN, firstRun],
  [KEY, newKey.slice(3, 11)],
]);
await registerCallers(prepared, { number: "A-1", identity: { name: "Maria" } });
await run(["report", "run", "overview", "--out", "overview.txt", "--city", "city"], { cwd: prepared });
await writeFile(join(prepared, "small.yaml"), smallScenario());
await run(["simulate", "run", "small.yaml", "-n", "2", "--city", "city", "--out", "outcome"], { cwd: prepared });

test("every command that answers in JSON is tried here", () => {
  const ofActs = new Set(Object.keys(actCommands).map((id) => id.replaceAll(":", " ")));
  const answering = [...commands].filter(([, command]) => command.enableJsonFlag).map(([name]) => name);
  expect(Object.keys(lines).sort()).toEqual(answering.filter((name) => !ofActs.has(name) || name in lines).sort());
});

test.each(Object.entries(lines))("%s answers as its schema says", async (name, args) => {
  const cwd = await copyOf(prepared);
  await writeFile(join(cwd, "holidays.json"), '{ "2027-01-01": "New Year\'s Day" }');
  await writeFile(join(cwd, "mapping.yaml"), "preset: nyc-311\n");
  await writeFile(join(cwd, "staffing.yaml"), staffing);
  await writeFile(join(cwd, "more.yaml"), smallScenario({ name: "more operators", operators: 6 }));
  const { code, stdout, stderr } = await run(
    [...name.split(" "), ...args.map((arg) => made.get(arg) ?? arg), "--json"],
    {
      cwd,
      env: withKey,
    },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const valid = ajv.compile(z.toJSONSchema(commands.get(name)?.answers ?? z.never()));
  expect(valid(JSON.parse(stdout)), JSON.stringify(valid.errors, null, 2)).toBe(true);
});

const failures: readonly [line: string, code: number, error: object][] = [
  ["appeal show nyc-311:9 --city city", 66, { code: "appeal/not-found", message: "there is no appeal nyc-311:9" }],
  ["sla due --within soon", 64, { message: "--within: soon is no length of time, such as 4h or 2d" }],
  ["import nothing.csv --mapping city/sla.yaml --city city", 78, { code: "mapping/invalid" }],
];

test.each(failures)("%s: what went wrong answers as its schema says", async (line, code, error) => {
  const outcome = await run([...line.split(" "), "--json"], { cwd: prepared });
  expect(outcome).toMatchObject({ code, stderr: "" });
  expect(JSON.parse(outcome.stdout)).toMatchObject({ error });
  const valid = ajv.compile(z.toJSONSchema(FailureAnswer));
  expect(valid(JSON.parse(outcome.stdout)), JSON.stringify(valid.errors, null, 2)).toBe(true);
});

test("every moment has an offset, those inside events too", async () => {
  const { stdout } = await run(["appeal", "show", "nyc-311:2", "--city", "city", "--json"], { cwd: prepared });
  const answer = JSON.parse(stdout);
  expect(answer.registeredAt).toBe("2026-05-02T10:00:00-04:00");
  expect(answer.events.at(-1)).toMatchObject({ type: "AppealClosed", at: "2026-05-02T11:30:00-04:00" });
});

test.each([...commands])("%s explains itself: a sentence, an example that names it", (name, command) => {
  expect(command.summary).toMatch(/^[A-Z].*\.$/);
  const examples = (command.examples ?? []).map((one) => (typeof one === "string" ? one : one.command));
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(example).toContain(`<%= config.bin %> ${name}`);
});
