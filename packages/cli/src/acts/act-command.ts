import { Args, Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import type { Act } from "@swiftline/core/appeal";
import { invalid } from "../flags.ts";
import type { ActedAnswer } from "../present/acted.ts";
import { flagNames, flagsOf, lenient, saidBy } from "./act-flags.ts";
import { descriptionOf, exampleOf } from "./act-help.ts";
import { ActingCommand, actingFlags } from "./acting-command.ts";
import { filedOrders, typedOrders } from "./orders-of.ts";

const ownFlags = {
  from: Flags.string({
    summary: "read the orders from here, one JSON object a line, - is standard input; flags say what a line leaves out",
    helpValue: "FILE",
  }),
  ...actingFlags,
};

/** The command by which an act is done. Its flags, its help and its checks are those of the act itself. */
export function actCommand(act: Act): typeof ActingCommand {
  return class ActCommand extends ActingCommand {
    static override summary = act.summary;
    static override description = descriptionOf(act);
    static override examples = [exampleOf(act)];
    static override args = {
      appeal: Args.string({
        ignoreStdin: true,
        multiple: true,
        description: act.from.length === 0 ? "an id for it; made when left out" : "the appeals, each by its id",
      }),
    };
    static override flags = { ...flagsOf(act), ...ownFlags };

    async run(): Promise<ActedAnswer> {
      const taken = { ...lenient(flagsOf(act)), ...ownFlags };
      const { args, flags } = await this.parse({ args: ActCommand.args, flags: taken, enableJsonFlag: true });
      const { appeal: appeals = [] } = args;
      const { from } = flags;
      const said = () => saidBy(act, flags);
      if (from !== undefined && appeals.length > 0)
        throw invalid("--from reads which appeals are meant from a file", "leave the appeals out, or --from");
      const ordersBy = (book: PolicyBook) =>
        from === undefined
          ? typedOrders(act, appeals, { said: said(), book, nameOf: flagNames(act), typed: `appeal ${act.name}` })
          : filedOrders(act, from, { said, book });
      const inFull = from === undefined && appeals.length < 2;
      return this.doAll(flags, ordersBy, { inFull, begins: act.from.length === 0 });
    }
  };
}
