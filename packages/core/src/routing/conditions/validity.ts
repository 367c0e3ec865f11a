import { no } from "../../result.ts";
import { type CivilDate, formatDate } from "../../time/civil-date.ts";
import { defineCondition, type Ranges, takesNumber } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Subject } from "../subject.ts";

const dateOf = ({ at }: Subject, domain: Domain): CivilDate => domain.timeOf(at).date;

/** The dates on which a rule is valid: no column of its own, but made from the columns `from` and `to`, both inclusive. */
export const validity = defineCondition<Ranges>({
  kind: "valid",
  summary: "it is dispatched while the rule is valid",
  parse: () => no([{ message: "write the dates into the columns from and to" }]),
  holds: (ranges, subject, domain) => takesNumber(ranges, dateOf(subject, domain)),
  got: (_ranges, subject, domain) => formatDate(dateOf(subject, domain)),
  form: { by: "range", wants: (ranges) => ranges, valueOf: dateOf, optional: false, whole: true },
  example: { cell: "", matches: {}, misses: {} },
});

export const validBetween = (from: CivilDate | undefined, to: CivilDate | undefined): Ranges => ({
  spans: [[from ?? Number.NEGATIVE_INFINITY, to === undefined ? Number.POSITIVE_INFINITY : to + 1]],
  missing: false,
});
