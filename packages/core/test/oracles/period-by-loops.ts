import type { PolicyBook } from "../../src/book/policy-book.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";

/** What a report of a period must say, by plain loops over appeals: no rollups, no half days, local times from the platform. */
export function periodByLoops(
  appeals: readonly AppealFacts[],
  { zone, scheme, categories }: PolicyBook,
  { from, before }: { readonly from: string; readonly before: string },
) {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone.name,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const within = appeals.filter(({ registeredAt }) => {
    const local = clock.format(registeredAt);
    return local >= from && local < before;
  });
  return {
    ...answersOf(within, scheme.credit),
    businesses: within.filter(({ population }) => population === "business").length,
    tops: countsBy(within, ({ category }) => categories.path(category).at(-1) ?? ""),
    /** A unit is scored by the appeals that it had, and by those to which it was whistled; the excluded left out. */
    unit(id: string) {
      const had = within.filter(({ agency, excluded }) => agency === id && !excluded);
      const calledTo = within.filter(({ scored, excluded }) => scored.whistled.includes(id) && !excluded);
      return { ...answersOf([...had, ...calledTo], scheme.credit), accepted: had.length };
    },
  };
}

function answersOf(appeals: readonly AppealFacts[], credit: Readonly<Record<string, number | undefined>>) {
  const asked = appeals.flatMap(({ followUp }) => (followUp === undefined ? [] : [followUp]));
  const reached = asked.filter((one) => one.reached);
  let earned = 0;
  for (const { satisfied } of reached) earned += satisfied === undefined ? 0 : (credit[satisfied] ?? 0);
  return {
    registered: appeals.length,
    excluded: appeals.filter(({ excluded }) => excluded).length,
    asked: asked.length,
    reached: reached.length,
    contacted: reached.filter(({ contacted }) => contacted).length,
    resolved: reached.filter(({ resolved }) => resolved === "yes").length,
    earned,
  };
}

function countsBy(
  appeals: readonly AppealFacts[],
  keyOf: (appeal: AppealFacts) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const appeal of appeals) counts.set(keyOf(appeal), (counts.get(keyOf(appeal)) ?? 0) + 1);
  return counts;
}
