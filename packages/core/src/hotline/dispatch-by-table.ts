import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { returnersOf, subjectOf } from "../routing/subject.ts";

/**
 * What the dispatch catalogue has to say of an appeal: at once, to the lead with those who assist, never back to who returned it
 * (articles 11 to 14). Where it says conference the agencies are heard first; where it names a disposition the appeal is shown
 * that way, unless it comes back from there. Without a rule, or where rules conflict, a person dispatches.
 */
export function dispatchByTable(appeal: Appeal, because: Event, book: PolicyBook): readonly Command[] {
  const { at } = because;
  const router = book.routing.at(at);
  const subject = subjectOf(appeal, at);
  const decision = router.decide(subject, returnersOf(appeal));
  const { agency, manner, disposition, advice = "", coHandlers = [], policy, priority, skills } = decision.outcome;
  const base = { appealId: appeal.id, at, by: "hotline", route: router.trail(decision, subject) } as const;
  if (disposition !== undefined)
    return because.type === "AppealRegistered" ? [{ type: "DivertAppeal", ...base, disposition, advice }] : [];
  if (agency === undefined) return [];
  if (manner === "conference")
    return [{ type: "CallConference", ...base, agencies: [agency, ...coHandlers], question: "Who of you leads?" }];
  const district = districtOver(agency, book);
  return [
    {
      type: "DispatchAppeal",
      ...base,
      agency,
      manner: mayReturn(appeal, book) ? (manner ?? "direct") : "designated",
      ...(district !== undefined && { copiedTo: [district] }),
      ...(coHandlers.length > 0 && { coHandlers: [...coHandlers] }),
      ...(policy !== undefined && { policy }),
      ...(priority !== undefined && { priority }),
      ...(skills !== undefined && { skills: [...skills] }),
    },
  ];
}

/** After the last return that the city allows, whoever gets the appeal keeps it. */
const mayReturn = ({ returns }: Appeal, { parameters }: PolicyBook): boolean => returns.length < parameters.maxReturns;

/** The district that supervises a subdistrict or township, and gets a copy of what is sent there (article 12, point 1). */
function districtOver(agency: string, { agencies }: PolicyBook): string | undefined {
  const kind = agencies.get(agency)?.kind;
  if (kind !== "subdistrict" && kind !== "township") return undefined;
  return agencies.path(agency).find((one) => agencies.get(one)?.kind === "district");
}
