import fc from "fast-check";
import { expect, test } from "vitest";
import { SatisfiedAnswer } from "../../src/appeal/terms.ts";
import { type Answers, type Credit, type Rates, rate, type Weights } from "../../src/satisfaction/scheme.ts";
import { tried } from "../runs.ts";

const answers = SatisfiedAnswer.options;
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The answers of `valid` callers, each of whom gave at most one to each question. */
const arbitraryAnswers: fc.Arbitrary<Answers> = fc
  .array(
    fc.record({ contacted: fc.boolean(), resolved: fc.boolean(), satisfied: fc.option(fc.constantFrom(...answers)) }),
    {
      minLength: 1,
      maxLength: 50,
    },
  )
  .map((callers) => ({
    valid: callers.length,
    contacted: callers.filter((caller) => caller.contacted).length,
    resolved: callers.filter((caller) => caller.resolved).length,
    satisfied: Object.fromEntries(
      answers.map((answer) => [answer, callers.filter((caller) => caller.satisfied === answer).length]),
    ),
  }));

const arbitraryWeights: fc.Arbitrary<Weights> = fc
  .tuple(share, share)
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map(([first = 0, second = 0]) => ({ response: first, resolution: second - first, satisfaction: 1 - second }));

const arbitraryCredit: fc.Arbitrary<Credit> = fc.record(Object.fromEntries(answers.map((answer) => [answer, share])), {
  requiredKeys: [],
});

const threeOf = ({ response, resolution, satisfaction }: Rates) => [response, resolution, satisfaction];
const ROUNDING = 1e-12;

test("every rate lies between 0 and 1, and the score between the least and the greatest of them", () => {
  fc.assert(
    fc.property(arbitraryAnswers, arbitraryWeights, arbitraryCredit, (answers, weights, credit) => {
      const rates = rate(answers, { weights, credit });
      if (rates === undefined) throw new Error("somebody was asked");
      for (const one of threeOf(rates)) {
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1 + ROUNDING);
      }
      expect(rates.composite).toBeGreaterThanOrEqual(Math.min(...threeOf(rates)) - ROUNDING);
      expect(rates.composite).toBeLessThanOrEqual(Math.max(...threeOf(rates)) + ROUNDING);
    }),
    tried(200, 20_000),
  );
});

test("one more caller who is contacted, helped and satisfied never lowers the score", () => {
  fc.assert(
    fc.property(arbitraryAnswers, arbitraryWeights, arbitraryCredit, (answers, weights, credit) => {
      const scheme = { weights, credit: { ...credit, "very-satisfied": 1 } };
      const { valid, contacted, resolved, satisfied } = answers;
      const happier = {
        valid: valid + 1,
        contacted: contacted + 1,
        resolved: resolved + 1,
        satisfied: { ...satisfied, "very-satisfied": (satisfied["very-satisfied"] ?? 0) + 1 },
      };
      const [before, after] = [rate(answers, scheme), rate(happier, scheme)];
      expect(after?.composite).toBeGreaterThanOrEqual((before?.composite ?? 0) - ROUNDING);
    }),
    tried(200, 20_000),
  );
});
