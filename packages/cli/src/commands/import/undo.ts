import { Args, Flags } from "@oclif/core";
import { undoImport } from "@swiftline/core";
import { cityFlag, dbFlag } from "../../flags.ts";
import { leaningOn, runsInTheWay, undoableImport } from "../../importing/recorded-imports.ts";
import { progressLine } from "../../present/progress.ts";
import { UndoneAnswer, undoneAnswer, undoneLines } from "../../present/undone-import.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { untilInterrupted } from "../../until-interrupted.ts";

export default class ImportUndo extends SwiftlineCommand {
  static override summary = "Take an import back whole, while nothing later depends on it.";
  static override description =
    `Lists and figures are then as if it had never run; the log keeps what it brought, and that it was taken back. The corrected file can be imported like the first.
Something depends on it where an appeal has gone on: an agency signed, a later import brought more. Then nothing is taken back, and every such appeal is named; where it was later imports alone, they are named too, to be taken back first, in their order. What the clock alone announced goes with the import. Rows that a later import held too, unchanged, go as well: it is named, to be imported again.
Interrupted or killed, the same command goes on where it stood.
Exit status: 0 when it is taken back, 1 when something depends on it or it was taken back before, 66 when there is no such import, 75 when it is not finished.`;
  static override examples = [
    {
      description: "Only see what would be taken back",
      command:
        "<%= config.bin %> import undo nyc-311-2026-05-02T10:00:00.000Z --reason 'the wrong month' --dry-run --city my-city",
    },
    "<%= config.bin %> import undo nyc-311-2026-05-02T10:00:00.000Z --reason 'the wrong month' --city my-city",
  ];
  static override args = {
    id: Args.string({ ignoreStdin: true, description: "the import, as import list names it", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    reason: Flags.string({ summary: "why; the log keeps it with each appeal", helpValue: "TEXT", required: true }),
    "dry-run": Flags.boolean({ char: "n", summary: "say what would be taken back, and write nothing", default: false }),
    "even-unfinished": Flags.boolean({
      summary: "also a run that did not come to its end, and that nobody goes on with",
    }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = UndoneAnswer;

  async run(): Promise<UndoneAnswer> {
    const { args, flags } = await this.parse(ImportUndo);
    const { reason, quiet, "dry-run": dryRun, "even-unfinished": evenUnfinished } = flags;
    const progress = progressLine("taken back", { quiet: quiet || this.jsonEnabled(), of: "appeal" });
    const stop = untilInterrupted();
    const answer = await this.withStore(flags, dryRun ? "read" : "change", async ({ log, imports }) => {
      const run = await undoableImport(args.id, imports, { evenUnfinished });
      const { id, file, counts } = run;
      const total = counts.new + counts.updated + counts.flagged;
      const undone = await undoImport({
        log,
        appealsOf: imports.appealsOf,
        importId: id,
        reason,
        dryRun,
        at: Date.now(),
        onPage: ({ appeals }) => progress.show({ bytes: appeals, total, rows: appeals }),
        interrupted: stop.asked,
      });
      if (undone.ok && !dryRun) await imports.withdraw({ id, withdrawnAt: Date.now() });
      const runs = await imports.list();
      return undoneAnswer({ id, file, dryRun }, undone, {
        inTheWay: undone.ok ? [] : runsInTheWay(undone.reason, runs),
        leaning: undone.ok ? leaningOn(run, runs) : [],
      });
    }).finally(() => {
      progress.end();
      stop.forget();
    });
    for (const line of undoneLines(answer)) this.log(line);
    if (answer.dependences.length > 0) process.exitCode = 1;
    return answer;
  }
}
