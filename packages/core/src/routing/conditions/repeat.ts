import { defineCondition, type Ranges, takesNumber } from "../condition.ts";
import { parseRanges } from "./numbers.ts";

export const repeat = defineCondition<Ranges>({
  kind: "repeat",
  summary: "the caller has appealed so often before: >=1 for a repeat caller; counted when the appeal is taken down",
  parse: parseRanges,
  holds: (ranges, subject) => takesNumber(ranges, subject.earlierAppeals),
  got: (_ranges, subject) => subject.earlierAppeals?.toString(),
  form: {
    by: "range",
    wants: (ranges) => ranges,
    valueOf: (subject) => subject.earlierAppeals,
    optional: true,
    whole: true,
  },
  example: { cell: ">=1", matches: { earlierAppeals: 2 }, misses: { earlierAppeals: 0 } },
});
