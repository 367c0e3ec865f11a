import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { type Appeal, type Ended, type Held, isOpen, type Merged, type Registered } from "../appeal.ts";
import type { Refusal } from "../refusals.ts";
import { AppealId } from "../terms.ts";

type Mergeable = Registered | Held;

/** Two appeals become one piece of work only while nobody has answered the other, and never in a row of three. */
function unsound(appeal: Mergeable, into: string, lead: Appeal | undefined): Refusal | undefined {
  if (into === appeal.id) return { code: "appeal/unsound-merge", into, why: "itself" };
  if (lead === undefined) return { code: "appeal/unknown", appealId: into };
  if (lead.status === "merged") return { code: "appeal/unsound-merge", into, why: "merged-itself" };
  if (!isOpen(lead) || lead.status === "reported")
    return { code: "appeal/unsound-merge", into, why: "answered-already" };
  if (appeal.duplicates.length > 0) return { code: "appeal/leads-others", duplicates: appeal.duplicates };
  return undefined;
}

/**
 * Nothing of the caller's is lost: the appeal keeps its id, its limits and its follow-up, and waits for the result of the other.
 * That is how one outage is repaired once and each of five hundred callers is called back.
 */
export const merge = defineAct({
  name: "merge",
  summary: "Join an appeal to another about the same matter; its caller keeps id, clock and follow-up.",
  basis: "Beijing regulation on swift response, article 11 paragraph 3; State Council Office 2025 no. 66, item 5",
  by: ["hotline"],
  from: ["registered", "conferencing", "dispatched", "signed", "handling"],
  to: ["merged"],
  command: command("MergeAppeal", { into: AppealId }),
  others: ({ into }) => [into],
  decide({ appealId, at, by, into }, appeal: Mergeable, _rules, { others }): Decision {
    const lead = others.get(into);
    const refused = unsound(appeal, into, lead);
    if (refused !== undefined || lead === undefined) return no(refused ?? { code: "appeal/unknown", appealId: into });
    return ok([
      { type: "AppealMerged", appealId, at, by, into },
      { type: "DuplicateJoined", appealId: into, at: Math.max(at, lead.lastAt), by, duplicate: appealId },
    ]);
  },
  evolve: {
    AppealMerged: ({ into }, { status, ...appeal }): Merged =>
      ({ ...appeal, status: "merged", into, was: status }) as Merged,
    DuplicateJoined: ({ duplicate }, appeal: Exclude<Appeal, Ended>) => ({
      ...appeal,
      duplicates: [...appeal.duplicates, duplicate],
    }),
  },
});
