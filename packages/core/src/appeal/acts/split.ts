import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { matter } from "../events.ts";
import { type Refusal, refusalFor } from "../refusals.ts";
import { AppealId } from "../terms.ts";
import { unknownCodes, unsoundMatter } from "../unsound-matter.ts";

/** What one part is about; all else it has from the whole. */
const Part = z.strictObject({
  appealId: AppealId,
  category: matter.category,
  text: matter.text,
  kind: matter.kind.optional(),
  area: matter.area,
  address: matter.address,
});

export const split = defineAct({
  name: "split",
  summary: "Divide an appeal that holds several matters: each part becomes an appeal of the same caller.",
  basis: "ours",
  by: ["hotline"],
  from: ["registered", "conferencing"],
  to: ["split"],
  command: command("SplitAppeal", { into: z.array(Part).min(2).max(20) }),
  others: ({ into }) => into.map((part) => part.appealId),
  decide({ appealId, at, by, into }, { matter: whole }: Registered, rules, { others }): Decision {
    const ids = into.map((part) => part.appealId);
    const taken = ids.find((id, index) => others.has(id) || id === appealId || ids.indexOf(id) !== index);
    if (taken !== undefined) return no({ code: "appeal/exists", appealId: taken });
    const { externalId: _, ...inherited } = whole;
    const parts = into.map((part) => {
      const about = { ...inherited, ...part, kind: part.kind ?? whole.kind };
      return { type: "AppealRegistered", ...about, at, by, partOf: appealId } as const;
    });
    const reasons = parts.flatMap((part, place) =>
      [...unknownCodes(part, rules), ...unsoundMatter({ text: part.text }, rules, others)].map(
        (reason): Refusal => ({ ...reason, within: ["into", place] }),
      ),
    );
    const refused = refusalFor(reasons);
    return refused === undefined ? ok([{ type: "AppealSplit", appealId, at, by, into: ids }, ...parts]) : no(refused);
  },
  evolve: {
    AppealSplit: ({ at }, appeal) => ({ ...appeal, status: "split", endedAt: at }),
  },
});
