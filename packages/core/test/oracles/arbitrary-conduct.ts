import fc from "fast-check";
import { FollowUpChannel, ResolvedAnswer } from "../../src/appeal/terms.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import type { Conduct } from "../../src/reporting/conduct.ts";
import type { ResultConduct } from "../../src/reporting/conduct-agencies.ts";
import { DAY } from "../../src/time/duration.ts";

const resolved = fc.option(fc.constantFrom(...ResolvedAnswer.options), { nil: undefined });

const result: fc.Arbitrary<ResultConduct> = fc
  .record({
    limitUsed: fc.option(fc.oneof(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.constantFrom(0, 0.95, 1)), {
      nil: undefined,
    }),
    asked: fc.boolean(),
    answer: fc.option(fc.record({ channel: fc.constantFrom(...FollowUpChannel.options), resolved }), {
      nil: undefined,
    }),
    resolved,
    bettered: fc.boolean(),
  })
  .map(({ asked, answer, bettered, ...rest }) => ({
    ...rest,
    asked: asked || answer !== undefined,
    answer,
    bettered: bettered && answer !== undefined,
  }));

/** The conduct of up to three agencies of the city with one appeal. */
export const arbitraryConduct = ({ agencies }: PolicyBook): fc.Arbitrary<Conduct> =>
  fc.record({
    agencies: fc.uniqueArray(
      fc.record({
        agency: fc.constantFrom(...agencies.nodes.map(({ id }) => id)),
        disputed: fc.boolean(),
        returned: fc.boolean(),
        terminationAsked: fc.boolean(),
        exclusionAsked: fc.boolean(),
        exclusionGranted: fc.boolean(),
        merged: fc.boolean(),
        part: fc.boolean(),
        results: fc.array(result, { maxLength: 3 }),
      }),
      { maxLength: 3, selector: ({ agency }) => agency },
    ),
    hearing: fc.option(
      fc.record({
        cues: fc.subarray(["petition", "media"]),
        raised: fc.boolean(),
        contactAfter: fc.option(fc.integer({ min: 0, max: 9 * DAY }), { nil: undefined }),
      }),
      { nil: undefined },
    ),
  });
