import { Flags } from "@oclif/core";
import {
  type LadderId,
  ladders,
  periodKinds,
  type Report,
  type ScoreBasis,
  scoreBoard,
  scoreReport,
  scoreRollupOf,
} from "@swiftline/core/reporting";
import { HOUR } from "@swiftline/core/time";
import { writeWhole } from "@swiftline/files";
import { onlySections } from "../../build-report.ts";
import { cityFlag, dbFlag } from "../../flags.ts";
import { ReportAnswer } from "../../present/report-answer.ts";
import { printed, reportFormats } from "../../present/report-formats.ts";
import { askedPeriod, askedScheme, periodFlags, schemeFlag } from "../../score-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

const bases: Readonly<Record<string, ScoreBasis>> = { counted: "without-excluded", all: "with-excluded" };

export default class ScoreRun extends SwiftlineCommand {
  static override summary = "Score every unit over a period, and rank it among its like.";
  static override description =
    `Each rate is over the valid follow-ups and stands beside what it is counted from, whom it leaves out and its 95 % interval.
Units with too few of them have no place; for the others the probability that it is the true one is said. Changes are against the period before, and noise is called so.`;
  static override examples = [
    {
      description: "The assessment month of June: 19 May to 18 June",
      command: "<%= config.bin %> score run --period 2025-06 --city my-city",
    },
    {
      description: "The subdistricts by another scheme, the excluded appeals counted, as a workbook",
      command:
        "<%= config.bin %> score run --period 2025-06 --scheme zhungeer --basis all --ladder subdistricts --format xlsx --out scores.xlsx --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    ...periodFlags,
    scheme: schemeFlag,
    basis: Flags.option({
      summary: "counted: without the appeals that were excluded from the scores; all: with them",
      options: ["counted", "all"] as const,
      default: "counted" as const,
    })(),
    ladder: Flags.option({ summary: "only this ladder", options: Object.keys(ladders) as LadderId[] })(),
    only: Flags.string({ summary: "only these sections, by id; figures is the headline", helpValue: "ID,ID" }),
    format: Flags.option({
      summary: "how it is written",
      options: Object.keys(reportFormats) as (keyof typeof reportFormats)[],
      default: "table" as const,
    })(),
    out: Flags.string({ char: "o", summary: "write it to this file, replacing an older one", helpValue: "FILE" }),
  };
  static override answers = ReportAnswer;

  async run(): Promise<Report> {
    const { flags } = await this.parse(ScoreRun);
    const { ladder, format, out, basis } = flags;
    const period = askedPeriod(flags);
    const scheme = flags.scheme === undefined ? undefined : await askedScheme(flags.scheme);
    const report = await this.withStore(flags, "read", async (store, book) => {
      const measures = await store.measures([scoreRollupOf(period)]);
      const previous = periodKinds[period.kind].before(period);
      const board = scoreBoard({ measures, book, period, previous, scheme, basis: bases[basis] });
      const wanted = { ...board, ladders: board.ladders.filter(({ id }) => ladder === undefined || id === ladder) };
      const asOf = Math.ceil(((await store.latestAt()) ?? Date.now()) / HOUR) * HOUR;
      return onlySections(scoreReport(wanted, { measures, book, asOf }), flags.only?.split(","));
    });
    const text = await reportFormats[format](report);
    if (out === undefined) this.log(printed(text));
    else {
      await writeWhole(out, text);
      this.log(`${report.title}: written to ${out}`);
    }
    return report;
  }
}
