import { Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import type { Calibration } from "@swiftline/core/simulation/calibration";
import type { WrittenScenario } from "@swiftline/core/simulation/scenario";
import { readScenario, scenarioProblems } from "@swiftline/core/simulation/scenario";
import { openCity, writeWhole } from "@swiftline/files";
import { cityFlag } from "../../flags.ts";
import { CalibratedAnswer, calibratedAnswer, calibratedLines } from "../../present/calibrated.ts";
import { calibratedScenario } from "../../present/calibrated-scenario.ts";
import { progressLine } from "../../present/progress.ts";
import { calibrateFromCalls, readDaysAlike } from "../../simulating/calibrate-from-calls.ts";
import { type CalibrationWish, calibrateFrom, readHoldOut } from "../../simulating/calibrate-from-store.ts";
import { checkScenario, openScenario } from "../../simulating/scenario-file.ts";
import { requirePlaceFor } from "../../simulating/write-life-log.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withStoreOf } from "../../with-store.ts";
import { written } from "../../written.ts";

export default class SimulateCalibrate extends SwiftlineCommand {
  static override summary = "Learn a scenario from the records of a store, or from a log of calls.";
  static override description =
    `Fits when people turn to the hotline and about what, how long agencies take, how often they return orders, whether callers are reached, and what makes them satisfied. What is still open counts as cut off, so that slow work is not mistaken for none. Each value comes with its 95 % interval, its number of records and a test; what records cannot tell is listed with the reason, and stays as the base has it.
--hold-out keeps the last part of the period apart, and tells how well what was learned from the rest foretells it. The scenario itself rests on all records.
--calls learns from the log of a switchboard what no record of appeals tells: when people call and how patiently, whether they call again, how long operators speak, and who is on duty. The log is a table, a row each call, with the columns date (YYMMDD), vru_exit (when the call came into the line, H:MM:SS), q_time (seconds in the line), outcome (AGENT, HANG or PHANTOM), ser_time (seconds with an operator) and, where they are known, server and customer_id; it covers whole weeks.`;
  static override examples = [
    {
      description: "Learn from a city's database, and write the scenario",
      command:
        "<%= config.bin %> simulate calibrate --from my-city/swiftline.sqlite --write scenario.yaml --city my-city",
    },
    {
      description: "Foretell the last fifth of the period from the rest",
      command: "<%= config.bin %> simulate calibrate --from my-city/swiftline.sqlite --hold-out 0.2 --city my-city",
    },
    {
      description: "Take operators, patience and talks from another scenario",
      command:
        "<%= config.bin %> simulate calibrate --from log.sqlite --base plan.yaml --write fitted.yaml --city my-city",
    },
    {
      description: "Learn a call centre from its log; Sunday to Thursday are like each other",
      command:
        "<%= config.bin %> simulate calibrate --calls calls.tsv --alike sun-thu --base call-centre --write line.yaml --city call-centre",
    },
  ];
  static override flags = {
    city: cityFlag,
    from: Flags.string({ summary: "the database to learn from", helpValue: "STORE", exactlyOne: ["from", "calls"] }),
    calls: Flags.string({
      summary: "the log of calls to learn from",
      helpValue: "FILE",
      exclusive: ["hold-out"],
    }),
    alike: Flags.string({
      summary: "days of the week that are as busy and as well staffed as each other: sun-thu, or mon,wed,fri",
      helpValue: "DAYS",
      multiple: true,
      dependsOn: ["calls"],
    }),
    base: Flags.string({
      char: "b",
      summary: "the scenario that says what the records do not: a YAML or TypeScript file, or the name of a preset",
      helpValue: "SCENARIO",
    }),
    "hold-out": Flags.string({
      summary: "keep the last part of the period apart: a share such as 0.2, or its first date",
      helpValue: "SHARE|DATE",
    }),
    write: written(
      Flags.string({
        summary: "write the scenario to this file, replacing an older one",
        helpValue: "FILE",
      }),
    ),
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = CalibratedAnswer;

  async run(): Promise<CalibratedAnswer> {
    const { flags } = await this.parse(SimulateCalibrate);
    const { from, calls, base: named, write: file } = flags;
    const alike = flags.alike?.map(readDaysAlike);
    const holdOut = flags["hold-out"] === undefined ? undefined : readHoldOut(flags["hold-out"]);
    const book = await openCity(flags.city);
    const base = named === undefined ? undefined : await baseOf(named, book);
    if (file !== undefined) await requirePlaceFor(file, "write");
    const quiet = flags.quiet || this.jsonEnabled();
    const calibration = await (calls === undefined
      ? fromStore(from as string, { book, base, holdOut, quiet })
      : calibrateFromCalls(calls, { book, base, alike, seed: 1 }));
    if (file !== undefined) await writeWhole(file, calibratedScenario(calibration, named));
    const problems = problemsOf(calibration.scenario, file ?? "the scenario", book);
    const answer = calibratedAnswer(calibration, { book, base: named, file, problems });
    for (const line of calibratedLines(calibration, answer)) this.log(line);
    return answer;
  }
}

interface StoreWish extends Omit<CalibrationWish, "database" | "progress"> {
  readonly quiet: boolean;
}

function fromStore(database: string, { quiet, ...wish }: StoreWish): Promise<Calibration> {
  const progress = progressLine("read", { quiet, of: "appeal" });
  return withStoreOf(wish.book, database, "read", (store) =>
    store.unchanging(() => calibrateFrom(store, { ...wish, database, progress })),
  ).finally(progress.end);
}

/** A scenario as it is written. Throws `file/malformed` with everything that is wrong with it. */
async function baseOf(named: string, book: PolicyBook): Promise<WrittenScenario> {
  await openScenario(named, book);
  const { document } = await checkScenario(named, book);
  return document?.value as WrittenScenario;
}

/** What `simulate check` would say of a scenario. */
function problemsOf(scenario: WrittenScenario, file: string, book: PolicyBook) {
  const document = { file, value: scenario, placeOf: () => undefined };
  const read = readScenario(document);
  return read.ok ? scenarioProblems(document, read.value, book) : read.reason;
}
