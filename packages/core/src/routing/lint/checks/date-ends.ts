import { DAY } from "../../../time/duration.ts";
import { validity } from "../../conditions/validity.ts";
import type { Rule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { hasBit } from "../bitmaps.ts";
import { boxOfRule } from "../box-in-words.ts";
import type { DateEnd } from "../findings.ts";
import { pointIn } from "../region.ts";
import type { Study } from "../study.ts";

/** Rules that end, with what takes an appeal of theirs from the day after. */
export const dateEnds = (study: Study): readonly DateEnd[] =>
  study.space.rules.flatMap((rule, position): readonly DateEnd[] => {
    const { to: endsOn } = rule;
    if (endsOn === undefined || !hasBit(study.alive, position)) return [];
    const shown = study.witness(pointIn(study.regions[position]!, study.space));
    const witness = shown === undefined ? undefined : afterEnd(rule, endsOn, shown, study);
    const fallsTo = study.takenBy(witness);
    const already = endsOn < study.today;
    const weight = study.traffic?.afterEnd(rule);
    return [
      {
        code: "date-end",
        severity: "note",
        table: rule.table,
        rules: [rule],
        box: boxOfRule(rule),
        endsOn,
        already,
        ...(fallsTo !== undefined && { fallsTo }),
        ...(witness !== undefined && { witness }),
        ...(weight !== undefined && { weight }),
        ...(already && { edit: { edit: "delete", rule: rule.id } as const }),
      },
    ];
  });

/** How many days behind the end of a rule a date of the right kind is looked for. */
const LATER = 400;

/** The same appeal on the first date after the rule on which the rest of it would hold. */
function afterEnd(rule: Rule, endsOn: number, shown: Subject, { space: { domain } }: Study): Subject | undefined {
  const rest = rule.tests.filter(({ condition }) => condition !== validity);
  const days = endsOn + 1 - domain.timeOf(shown.at).date;
  for (let later = 0; later < LATER; later++) {
    const moved = { ...shown, at: shown.at + (days + later) * DAY };
    if (rest.every(({ condition, wanted }) => condition.holds(wanted, moved, domain))) return moved;
  }
  return undefined;
}
