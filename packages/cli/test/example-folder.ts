import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { sheetOfTexts, workbook, zip } from "../../files/test/zip.ts";
import { presetFolder } from "../src/presets.ts";
import { answerCalls } from "./answered-calls.ts";
import { type CallersAppeal, oldIdentityKey, registerCallers, withKey } from "./callers.ts";
import { importsIn } from "./imports-in.ts";
import { newYork, request, table } from "./new-york.ts";
import { smallScenario } from "./small-scenario.ts";
import { run } from "./swiftline.ts";

/** Under both keys, so that whatever was encrypted can be read. */
const env = { ...withKey, SWIFTLINE_IDENTITY_KEYS_OLD: oldIdentityKey };

/** Calls of a hotline that no preset knows. */
const calls = [
  ["number", "created", "category", "area"],
  ["C-1", "2026-05-02 10:00", "noise-residential", "brooklyn"],
  ["C-2", "2026-05-02 11:00", "graffiti", "queens"],
];
const csv = calls.map((cells) => `${cells.join(",")}\n`).join("");

/** A week of a switchboard: a caller a minute from 8 to 16, of whom every seventh hangs up. */
const switchboard = Array.from({ length: 7 * 8 * 60 }, (_, minute) => {
  const [day, hour] = [1 + Math.floor(minute / 480), 8 + Math.floor((minute % 480) / 60)];
  const came = `99020${day}\t${hour}:${String(minute % 60).padStart(2, "0")}:00`;
  return `${came}\t${minute % 7 === 0 ? "30\tHANG\t0\tNO_SERVER" : `${minute % 3}\tAGENT\t${90 + (minute % 11)}\tANN`}`;
});

const staffing = `handling: 5m
target: { meanWait: 20s }
profile: { calls: 80, hours: [0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0] }
shifts: [{ name: day, starts: ["08:00"], length: 4h, cost: 100 }]
languages: [{ language: ko, share: 0.1, by: interpreter }]
`;

/** Two shifts of operators, as the examples vary them. */
const scenario = smallScenario({
  more: "followUp: { callers: 2 }\n",
}).replace(
  /( *)- \{ from.*\n/,
  (shift, indent) => `${shift}${indent}- { from: "10:00", until: "14:00", operators: 1 }\n`,
);

const requests = table(
  request({ id: 1 }),
  request({ id: 2, closed: "2026-05-02T11:30:00.000" }),
  request({ id: 3, agency: "DSNY", type: "Graffiti" }),
);

/** The files that the examples name, but for those that commands write. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  "2027.json": '{ "2027-01-01": "New Year\'s Day" }',
  "US_NY.json": '{ "2026-11-03": "Election Day", "2026-12-25": "Christmas Day" }',
  "calls.csv": csv,
  "calls.tsv": ["date\tvru_exit\tq_time\toutcome\tser_time\tserver", ...switchboard].join("\n"),
  "calls.xlsx": workbook({ sheets: { calls: sheetOfTexts(calls) } }),
  "drop/2026-05-02.csv": requests,
  "more-at-noon.yaml": scenario.replace("operators: 1", "operators: 3"),
  "new-scheme.yaml":
    "id: draft\nweights: { response: 0.2, resolution: 0.4, satisfaction: 0.4 }\ncredit: { satisfied: 1 }\n",
  "plan.yaml": scenario,
  "requests.csv.gz": gzipSync(requests),
  "scenario.yaml": scenario,
  "staffing.yaml": staffing,
  "year.zip": zip({ "april.csv": requests, "may.csv": table(request({ id: 9 })) }),
};

/** The folders and files that are copies of what a city has. */
const copies: readonly (readonly [from: string, to: string])[] = [
  ["city", "released"],
  ["city", "draft-city"],
  ["city/calendars", "draft-calendars"],
  ["city/routing.csv", "draft.csv"],
  ["city/routing.csv", "draft/routing.csv"],
  ["city/sla.yaml", "draft-sla.yaml"],
];

/** What commands made, by which others go on. */
const made = [
  "report run overview --format html --out overview.html",
  "route convert city/routing.csv rules.yaml",
  "mapping infer calls.csv --out calls.yaml",
  "simulate run scenario.yaml --replications 2 --out outcome --quiet",
  "db backup log.sqlite",
  "appeal register beijing:20260105-7 --hotline beijing-12345 --kind complaint --channel phone --category ecology-noise-life --area 110105-guanzhuang --text noise --by caller --at 2026-01-05T10:00 --city beijing",
];

/** A folder in which the examples of the commands' help can be typed. */
export interface ExampleFolder {
  readonly folder: string;
  /** A command line of an example as it is said here, where names are others. */
  readonly saidHere: (line: string) => string;
}

/** New York with the appeals that the examples name, whose callers are these; and Beijing. */
export async function exampleFolder(...callers: readonly CallersAppeal[]): Promise<ExampleFolder> {
  const folder = await newYork();
  const type = async (line: string): Promise<string> => {
    const { code, stdout, stderr } = await run(line.split(" "), { cwd: folder, env });
    if (code !== 0) throw new Error(`${line}: ${stderr}`);
    return stdout;
  };
  await cp(presetFolder("beijing-12345"), join(folder, "beijing"), { recursive: true });
  await cp(presetFolder("call-centre"), join(folder, "call-centre"), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  for (const [from, to] of copies) await cp(join(folder, from), join(folder, to), { recursive: true });
  await mkdir(join(folder, "backups"));
  tableOf(join(folder, "hotline.db"));
  await type("import requests.csv.gz --quiet");
  await registerCallers(folder, ...callers);
  await answerCalls(folder, {
    count: 300,
    category: "noise-residential",
    vote: { contacted: true, resolved: "no", satisfied: "dissatisfied" },
  });
  const key = (await type("key create desk --as hotline")).slice(3, 11);
  const hook = (await type("webhook add https://portal.example/ --as hotline")).slice(0, 8);
  const { hash } = JSON.parse(await type("audit checkpoint --json"));
  for (const line of made) await type(line);
  const [firstImport = ""] = await importsIn(folder);
  const here: readonly (readonly [said: RegExp, here: string])[] = [
    [/my-city/g, "city"],
    [/(?<=^swiftline init \S+ )\S+/, "new"],
    [/(?<=^swiftline privacy erase .*--all)/, " --even-open"],
    [/\/mnt\/notary/, "backups"],
    [/backups\/2026-05-23\.sqlite --expect 5d0a3c7be1f2/, `log.sqlite --expect ${hash}`],
    [/--table urgency/, "--table assign"],
    [/nyc-311-2026-05-02T10:00:00\.000Z/g, firstImport],
    [/nyc-311:20\b/g, "nyc-311:C-1"],
    [/(?<=^swiftline key .*)3f9a01cc/g, key],
    [/(?<=^swiftline webhook .*)3f9a01cc/g, hook],
  ];
  return { folder, saidHere: (line) => here.reduce((text, [said, by]) => text.replace(said, by), line) };
}

/** The calls as a table of a database. */
function tableOf(file: string): void {
  const database = new DatabaseSync(file);
  const [columns = [], ...rows] = calls;
  database.exec(`create table calls (${columns.map((name) => `"${name}"`).join(", ")})`);
  for (const row of rows) database.prepare("insert into calls values (?, ?, ?, ?)").run(...row);
  database.close();
}
