import fc from "fast-check";
import { AppealKind, Channel, Population, ResolvedAnswer, SatisfiedAnswer } from "../../src/appeal/terms.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";
import { DAY, HOUR } from "../../src/time/duration.ts";
import { on } from "../literals/facts.ts";
import { arbitraryConduct } from "./arbitrary-conduct.ts";

/** Everything that the appeals below tell of has happened by then; a full hour. */
export const asOf = on("09-01 00:00");

const codes = (tree: { readonly nodes: readonly { readonly id: string }[] }) =>
  fc.constantFrom(...tree.nodes.map((node) => node.id));

const followUp = fc.oneof(
  fc.constant({ reached: false, contacted: false, resolved: undefined, satisfied: undefined }),
  fc.record({
    reached: fc.constant(true),
    contacted: fc.boolean(),
    resolved: fc.option(fc.constantFrom(...ResolvedAnswer.options), { nil: undefined }),
    satisfied: fc.option(fc.constantFrom(...SatisfiedAnswer.options), { nil: undefined }),
  }),
);

/** How far an appeal has come. */
const stages = ["waiting", "running", "reported", "closed", "answered"] as const;

/** Facts of an appeal of the last months, in any stage of its life, as `facts` would tell them. */
export function arbitraryFacts(book: PolicyBook): fc.Arbitrary<AppealFacts> {
  return fc
    .record({
      stage: fc.constantFrom(...stages),
      registeredAt: fc.integer({ min: asOf - 100 * DAY, max: asOf - 1 }),
      // Mostly hours, at times weeks; some take no time at all.
      took: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 0, max: 39 * DAY })),
      within: fc.oneof(
        fc.constant(4 * HOUR),
        fc.integer({ min: 1, max: 100 }).map((days) => days * DAY),
      ),
      kind: fc.constantFrom(...AppealKind.options),
      channel: fc.constantFrom(...Channel.options),
      population: fc.option(fc.constantFrom(...Population.options), { nil: undefined }),
      category: codes(book.categories),
      area: fc.option(codes(book.areas), { nil: undefined }),
      agency: codes(book.agencies),
      routedAgency: codes(book.agencies),
      policy: fc.constantFrom(...book.policies.keys()),
      returns: fc.nat(2),
      reworks: fc.nat(2),
      excluded: fc.boolean(),
      followUp: fc.option(followUp, { nil: undefined }),
      conduct: arbitraryConduct(book),
      scored: fc.record({
        signed: fc.constantFrom("in-time", "late", undefined),
        result: fc.constantFrom("with-evidence", "without", undefined),
        repeat: fc.boolean(),
        whistled: fc.subarray(["desk", "roads"]),
        whistlers: fc.subarray(["east-office"]),
      }),
    })
    .map(({ stage, took, within, agency, ...rest }) => {
      const { registeredAt } = rest;
      const settledAt = stage === "waiting" || stage === "running" ? undefined : Math.min(registeredAt + took, asOf);
      const endedAt = stage === "closed" || stage === "answered" ? settledAt : undefined;
      const given = stage !== "waiting" && stage !== "answered";
      return {
        ...rest,
        appealId: "testville:1",
        hotline: "testville",
        status: ({ waiting: "registered", running: "handling" } as const)[stage as "waiting"] ?? stage,
        open: endedAt === undefined,
        agency: given ? agency : undefined,
        endedAt,
        settledAt,
        dueAt: given ? registeredAt + within : undefined,
        limit: given ? limitOf(registeredAt + within, settledAt) : undefined,
        lastAt: settledAt ?? registeredAt,
        followUp: stage === "reported" || stage === "closed" ? rest.followUp : undefined,
      };
    });
}

function limitOf(dueAt: number, settledAt: number | undefined): AppealFacts["limit"] {
  if (settledAt === undefined) return "running";
  return settledAt > dueAt ? "late" : "in-time";
}
