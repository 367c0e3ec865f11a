import { Flags } from "@oclif/core";
import type { Report } from "@swiftline/core/reporting";
import { basisIds, ladderIds } from "../../build-scores.ts";
import { ReportingCommand, writingFlags } from "../../reporting-command.ts";
import { periodFlags, schemeFlag } from "../../score-flags.ts";

export default class ScoreRun extends ReportingCommand {
  static override summary = "Score every unit over a period, and rank it among its like.";
  static override description =
    `Each rate is over the valid follow-ups and stands beside what it is counted from, whom it leaves out and its 95 % interval.
Units with too few of them have no place; for the others the probability that it is the true one is said. Changes are against the period before, and noise is called so.
Beside a file that --out writes lies its manifest; audit report checks it.`;
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
    ...writingFlags,
    ...periodFlags,
    scheme: schemeFlag,
    basis: Flags.option({
      summary: "counted: without the appeals that were excluded from the scores; all: with them",
      options: basisIds,
      default: "counted" as const,
    })(),
    ladder: Flags.option({ summary: "only this ladder", options: ladderIds })(),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(ScoreRun);
    const { period, calendar, scheme = null, basis, ladder = null, only } = flags;
    const wanted = { kind: "scores", period, calendar, scheme, basis, ladder } as const;
    return this.answer({ ...wanted, only: only?.split(",") ?? null }, flags);
  }
}
