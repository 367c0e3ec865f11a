import { Args, Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import { actOrdered } from "@swiftline/core/appeal";
import { flagNames, flagsOf, lenient, saidBy } from "../../acts/act-flags.ts";
import { ActingCommand, actingFlags } from "../../acts/acting-command.ts";
import { typedOrders } from "../../acts/orders-of.ts";
import type { ActedAnswer } from "../../present/acted.ts";

const act = actOrdered({ type: "RecordFollowUp" });
const { reached: _, contacted: __, by: ___, ...answerFlags } = flagsOf(act);

const callFlags = {
  reached: Flags.boolean({ summary: "the caller answered", exactlyOne: ["reached", "unreachable"] }),
  unreachable: Flags.boolean({ summary: "nobody answered" }),
  contacted: Flags.option({
    summary: "whether the agency had spoken with the caller",
    options: ["yes", "no"] as const,
  })(),
  by: Flags.string({ summary: "who says so: hotline or caller", default: "hotline", helpValue: "WHO" }),
};

export default class FollowupRecord extends ActingCommand {
  static override summary = "Write down what a caller said when called back, or that nobody answered.";
  static override description =
    "Resolved closes the appeal and not resolved sends it back to its agency; enough attempts without an answer close it too. Each caller has one say on a result; `appeal change-vote` changes it afterwards.";
  static override examples = [
    {
      description: "A caller who is content",
      command:
        "<%= config.bin %> followup record nyc-311:68643811 --channel phone --reached --contacted yes --resolved yes --satisfied satisfied --city my-city",
    },
    {
      description: "Nobody answered",
      command: "<%= config.bin %> followup record nyc-311:68643811 --channel phone --unreachable --city my-city",
    },
  ];
  static override args = {
    appeal: Args.string({ ignoreStdin: true, description: "the appeal's id", required: true }),
  };
  static override flags = { ...answerFlags, ...callFlags, ...actingFlags };

  async run(): Promise<ActedAnswer> {
    const taken = { ...lenient(answerFlags), ...callFlags, ...actingFlags };
    const { args, flags } = await this.parse({ args: FollowupRecord.args, flags: taken, enableJsonFlag: true });
    const contacted = flags.contacted === undefined ? undefined : flags.contacted === "yes";
    const said = { ...saidBy(act, flags), reached: flags.reached === true, contacted };
    const ordersBy = (book: PolicyBook) =>
      typedOrders(act, [args.appeal], { said, book, nameOf: flagNames(act), typed: "followup record" });
    return this.doAll(flags, ordersBy, { inFull: true });
  }
}
