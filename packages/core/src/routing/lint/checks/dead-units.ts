import { boxOfRule } from "../box-in-words.ts";
import type { DeadUnit } from "../findings.ts";
import { pointIn, regionOf } from "../region.ts";
import type { Study } from "../study.ts";

/** Rules that send appeals to an agency that is closed, or will be before the rule ends. */
export const deadUnits = (study: Study): readonly DeadUnit[] =>
  study.space.rules.flatMap((rule, position) => {
    const { to: lastDay = Number.POSITIVE_INFINITY, outcome } = rule;
    if (lastDay < study.today) return [];
    const named = [
      ...(outcome.agency === undefined ? [] : [{ agency: outcome.agency, as: "agency" as const }]),
      ...(outcome.coHandlers ?? []).map((agency) => ({ agency, as: "coHandlers" as const })),
    ];
    return named.flatMap(({ agency, as }): readonly DeadUnit[] => {
      const closedOn = study.space.domain.closedOn(agency);
      if (closedOn === undefined || closedOn > lastDay) return [];
      const already = closedOn <= study.today;
      const witness = study.witness(pointIn(regionOf(study.space, position), study.space));
      const weight = study.traffic?.matching(rule);
      return [
        {
          code: "dead-unit",
          severity: already ? "error" : "warning",
          table: rule.table,
          rules: [rule],
          box: boxOfRule(rule),
          agency,
          as,
          closedOn,
          already,
          ...(witness !== undefined && { witness }),
          ...(weight !== undefined && { weight }),
        },
      ];
    });
  });
