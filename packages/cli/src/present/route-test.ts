import type { PolicyBook } from "@swiftline/core";
import type { Rule } from "@swiftline/core/routing";
import type { GoldenCoverage, GoldenRun, MutationScore, PlayedCase } from "@swiftline/core/routing/proof";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";

const Named = { table: z.string(), rule: z.string() } as const;

/** A golden appeal that fails: what is otherwise, which rules decided and why, and what the expected agency's rules lacked. */
const Failure = z.strictObject({
  name: z.string(),
  why: z.string().nullable(),
  wrong: z.array(z.strictObject({ field: z.string(), expected: z.string().nullable(), got: z.string().nullable() })),
  because: z.array(
    z.strictObject({
      ...Named,
      facts: z.array(z.strictObject({ condition: z.string(), got: z.string(), by: z.string() })),
    }),
  ),
  whyNot: z.array(
    z.strictObject({
      rule: z.string(),
      failed: z.array(z.strictObject({ condition: z.string(), got: z.string().nullable(), wanted: z.string() })),
      beatenBy: z.string().nullable(),
    }),
  ),
});

/** How the tables stand up to golden appeals. `mutants` is null where none were made. */
export const GoldenAnswer = z.strictObject({
  files: z.array(z.string()),
  at: TimeAnswer,
  sets: z.array(z.string()),
  cases: z.int(),
  passed: z.int(),
  failed: z.int(),
  failures: z.array(Failure),
  coverage: z.strictObject({
    rules: z.int(),
    chosen: z.int(),
    neverChosen: z.array(z.strictObject(Named)),
    sides: z.int(),
    sidesTried: z.int(),
    sidesUntried: z.array(z.strictObject({ ...Named, condition: z.string(), needs: z.string() })),
    defaults: z.int(),
    defaultsNever: z.array(z.strictObject(Named)),
  }),
  mutants: z
    .strictObject({
      mutants: z.int(),
      killed: z.int(),
      survived: z.array(z.strictObject({ mutation: z.string(), ...Named, other: z.string().nullable() })),
    })
    .nullable(),
});
export type GoldenAnswer = z.infer<typeof GoldenAnswer>;

interface About {
  readonly files: readonly string[];
  readonly at: number;
  readonly book: PolicyBook;
  readonly coverage: GoldenCoverage;
  readonly score: MutationScore | undefined;
}

const named = ({ table, id }: Rule) => ({ table, rule: id });

export const goldenAnswer = (
  { played, passed, failed, routers }: GoldenRun,
  { files, at, book, coverage, score }: About,
): GoldenAnswer => ({
  files: [...files],
  at: formatInZone(at, book.zone),
  sets: routers.map(({ set }) => set.version),
  cases: played.length,
  passed,
  failed,
  failures: played.filter(({ wrong }) => wrong.length > 0).map(failureOf),
  coverage: {
    ...coverage,
    neverChosen: coverage.neverChosen.map(named),
    sidesUntried: coverage.sidesUntried.map(({ rule, ...side }) => ({ ...named(rule), ...side })),
    defaultsNever: coverage.defaultsNever.map(named),
  },
  mutants:
    score === undefined
      ? null
      : {
          ...score,
          survived: score.survived.map(({ mutation, rule, other }) => ({
            mutation,
            ...named(rule),
            other: other?.id ?? null,
          })),
        },
});

const failureOf = ({ golden, wrong, explanation }: PlayedCase): GoldenAnswer["failures"][number] => ({
  name: golden.name,
  why: golden.why ?? null,
  wrong: wrong.map(({ field, expected, got }) => ({ field, expected: expected ?? null, got: got ?? null })),
  because: (explanation?.tables ?? []).flatMap(({ chosen }) =>
    chosen.map(({ rule, because }) => ({
      ...named(rule),
      facts: because.map(({ condition, got, by }) => ({ condition, got, by })),
    })),
  ),
  whyNot: (explanation?.whyNot?.rules ?? []).map(({ rule, failed, beatenBy }) => ({
    rule: rule.id,
    failed: failed.map(({ condition, got, wanted }) => ({ condition, got: got ?? null, wanted })),
    beatenBy: beatenBy?.id ?? null,
  })),
});

/** The minimums that are missed, a sentence each. */
export function shortfalls(
  { coverage, mutants }: GoldenAnswer,
  least: { readonly coverage?: number | undefined; readonly score?: number | undefined },
): readonly string[] {
  const misses = (part: number, of: number, percent: number | undefined): percent is number =>
    percent !== undefined && part * 100 < percent * of;
  return [
    ...(misses(coverage.chosen, coverage.rules, least.coverage)
      ? [`Fewer than ${least.coverage}% of the rules are chosen.`]
      : []),
    ...(mutants !== null && misses(mutants.killed, mutants.mutants, least.score)
      ? [`Fewer than ${least.score}% of the mistakes are noticed.`]
      : []),
  ];
}

/** How many of each list to name. */
const MOST = 10;

const share = (part: number, of: number): string => (of === 0 ? "none" : `${Math.floor((part / of) * 100)}%`);

/** The same for a person to read. */
export function goldenLines(answer: GoldenAnswer): readonly string[] {
  const { cases, passed, failures, coverage, mutants } = answer;
  const { rules, chosen, neverChosen, sides, sidesTried, sidesUntried, defaultsNever } = coverage;
  return [
    ...failures.flatMap(failureLines),
    `${passed.toLocaleString("en")} of ${counted(cases, "golden appeal")} pass.`,
    `${chosen} of ${counted(rules, "rule")} chosen (${share(chosen, rules)}), ${sidesTried} of ${counted(sides, "side")} of bounds tried (${share(sidesTried, sides)}).`,
    ...listed(
      "Never chosen",
      neverChosen.map(({ table, rule }) => `${table} ${rule}`),
    ),
    ...listed(
      "Not tried",
      sidesUntried.map(({ table, rule, condition, needs }) => `${table} ${rule}: ${condition} ${needs}`),
    ),
    ...listed(
      "Default never reached",
      defaultsNever.map(({ table, rule }) => `${table} ${rule}`),
    ),
    ...(mutants === null
      ? []
      : [
          `${mutants.killed} of ${counted(mutants.mutants, "mistake")} made on purpose noticed (${share(mutants.killed, mutants.mutants)}).`,
          ...listed("Survived", mutants.survived.map(mutantLine)),
        ]),
  ];
}

function failureLines({ name, why, wrong, because, whyNot }: GoldenAnswer["failures"][number]): readonly string[] {
  return [
    `${name}${why === null ? "" : ` (${why})`}`,
    ...wrong.map(
      ({ field, expected, got }) => `  ${field} is ${got ?? "not said"}, and should be ${expected ?? "not said"}`,
    ),
    ...because.map(
      ({ table, rule, facts }) =>
        `  ${table} rule ${rule} decided, because ${facts.length === 0 ? "it takes everything" : facts.map(({ condition, got, by }) => `${condition} is ${got} (${by})`).join(" and ")}`,
    ),
    ...whyNot.map(({ rule, failed, beatenBy }) =>
      beatenBy === null
        ? `  rule ${rule} did not, because ${failed.map(({ condition, got, wanted }) => `${condition} is ${got ?? "not given"}, not ${wanted}`).join(" and ")}`
        : `  rule ${rule} would, but stands after ${beatenBy}`,
    ),
    "",
  ];
}

const mutations: Readonly<Record<string, (rule: string, other: string | null) => string>> = {
  dropped: (rule) => `without rule ${rule}`,
  "outcomes-swapped": (rule, other) => `${rule} and ${other} say what the other says`,
  "order-swapped": (rule, other) => `${other} stands before ${rule}`,
};

const mutantLine = ({
  mutation,
  table,
  rule,
  other,
}: NonNullable<GoldenAnswer["mutants"]>["survived"][number]): string =>
  `${table}: ${mutations[mutation]?.(rule, other) ?? mutation}`;

function listed(label: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > MOST ? [`  and ${items.length - MOST} more (--json names all)`] : [];
  return [`${label}:`, ...items.slice(0, MOST).map((item) => `  ${item}`), ...more];
}
