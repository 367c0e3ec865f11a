import { Args, Flags } from "@oclif/core";
import { SwiftlineError } from "@swiftline/core";
import { planStaff } from "@swiftline/core/staffing";
import { StaffPlanAnswer, staffPlanAnswer } from "../../present/staff-plan.ts";
import { staffPlanLines } from "../../present/staff-plan-lines.ts";
import { readStaffingQuestion } from "../../staffing-question.ts";
import { highsSolver } from "../../staffing-solver.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { written } from "../../written.ts";

export default class StaffPlan extends SwiftlineCommand {
  static override summary = "Plan shifts: how many operators calls need, and the cheapest shifts in which they come.";
  static override description =
    `FILE is YAML: the calls of a day or a week by half hour (a table beside it, or a profile), how long a call takes, how patient callers are, the target of the service, the shifts that can be worked with their breaks and costs, and the languages that have a desk or interpreters of their own.
The operators needed are those of Palm's model (Erlang A) where the file says how patient callers are, and of Erlang C where it does not, with the mean load of each half hour; the shifts are an integer programme. The service of a half hour is that of a queue in its long run: what a crowded half hour leaves waiting for the next one is not in it.
The exit status is 1 when some half hours cannot be covered; the plan is then the one that leaves the least undone.`;
  static override examples = [
    { description: "Shifts, costs and service", command: "<%= config.bin %> staff plan staffing.yaml" },
    {
      description: "Only the interpreters of one language",
      command: "<%= config.bin %> staff plan staffing.yaml --team 'ko interpreters'",
    },
    {
      description: "The same as a page with pictures, and for a program",
      command: "<%= config.bin %> staff plan staffing.yaml --html shifts.html --json",
    },
  ];
  static override args = {
    file: Args.string({ description: "what is to be planned, in YAML", required: true }),
  };
  static override flags = {
    team: Flags.string({ summary: "only this team, by its name", helpValue: "TEAM" }),
    html: written(Flags.string({ summary: "write a page with pictures to this file too", helpValue: "FILE" })),
    seconds: Flags.integer({
      summary: "look at most so long for cheaper shifts of a team",
      default: 60,
      min: 1,
      max: 86_400,
      helpValue: "SECONDS",
    }),
  };
  static override answers = StaffPlanAnswer;

  async run(): Promise<StaffPlanAnswer> {
    const { args, flags } = await this.parse(StaffPlan);
    const { file, calls } = await readStaffingQuestion(args.file);
    const plan = await planStaff(file, calls, highsSolver(flags));
    if (plan === undefined) throw outOfTime(flags.seconds);
    const answer = staffPlanAnswer(plan, { file, team: flags.team });
    if (flags.html !== undefined) {
      const { writeWhole } = await import("@swiftline/files");
      const { staffPlanPage } = await import("../../present/staff-plan-page.ts");
      await writeWhole(flags.html, staffPlanPage(answer));
    }
    for (const line of staffPlanLines(answer)) this.log(line);
    if (!answer.covered) process.exitCode = 1;
    return answer;
  }
}

const outOfTime = (seconds: number): SwiftlineError =>
  new SwiftlineError("flag/invalid", `no shifts were found in ${seconds} seconds`, {
    tryThis: "give --seconds more, or fewer starts and break times",
  });
