import { type Appeal, isHeld, isOpen } from "./appeal.ts";

/**
 * What an agency has to do with an open appeal: it leads, assists, is asked to take over, is asked whose it is before anybody gets it,
 * or is called to the spot and has not reported in.
 */
export const agencyParts = ["leads", "assists", "is-offered", "is-asked", "is-called"] as const;
export type AgencyPart = (typeof agencyParts)[number];

/** The agencies for which an open appeal waits, and what each has to do with it. What an agency has reported on waits for the caller's word. */
export function partiesOf(appeal: Appeal): ReadonlyMap<string, readonly AgencyPart[]> {
  const parties = new Map<string, readonly AgencyPart[]>();
  if (!isOpen(appeal)) return parties;
  const { agency, coHandlers = [], offeredTo } = isHeld(appeal) ? appeal.assignment : {};
  const asked = appeal.status === "conferencing" ? (appeal.conference?.agencies ?? []) : [];
  const called = appeal.whistles.flatMap(({ departments, answered }) =>
    departments.filter((one) => !answered.some((other) => other.agency === one)),
  );
  const agenciesOf: Readonly<Record<AgencyPart, readonly string[]>> = {
    leads: agency === undefined ? [] : [agency],
    assists: coHandlers,
    "is-offered": offeredTo === undefined ? [] : [offeredTo],
    "is-asked": asked,
    "is-called": called,
  };
  for (const part of agencyParts)
    for (const one of agenciesOf[part]) {
      const parts = parties.get(one) ?? [];
      if (!parts.includes(part)) parties.set(one, [...parts, part]);
    }
  return parties;
}

/** The agencies for which an open appeal waits besides the one that leads. */
export const partiesBesidesLead = (appeal: Appeal): readonly string[] =>
  [...partiesOf(appeal)].filter(([, parts]) => !parts.includes("leads")).map(([agency]) => agency);
