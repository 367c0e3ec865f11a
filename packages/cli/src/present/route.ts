import type { PolicyBook } from "@swiftline/core";
import type { RouteStep } from "@swiftline/core/appeal";
import type { DispatchExplanation } from "@swiftline/core/book";
import type { Explanation, FailedFact, Rule } from "@swiftline/core/routing";
import { sayRoute } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import { z } from "zod";
import { TimeAnswer } from "./answers.ts";
import { type Language, languages } from "./clock-explanation.ts";
import { shownTime } from "./shown-time.ts";

const Fact = z.strictObject({ condition: z.string(), got: z.string(), by: z.string() });
const Failed = z.strictObject({ condition: z.string(), got: z.string().nullable(), wanted: z.string() });

/** What a rule or a set of tables says, by the columns of the tables. */
export const OutcomeAnswer = z.strictObject({
  priority: z.string().optional(),
  agency: z.string().optional(),
  manner: z.string().optional(),
  disposition: z.string().optional(),
  advice: z.string().optional(),
  coHandlers: z.array(z.string()).readonly().optional(),
  policy: z.string().optional(),
  skills: z.array(z.string()).readonly().optional(),
});

const RuleAnswer = z.strictObject({
  rule: z.string(),
  line: z.int(),
  says: OutcomeAnswer,
  basis: z.string().nullable(),
});

const TableAnswer = z.strictObject({
  table: z.string(),
  hit: z.string(),
  chosen: z.array(
    RuleAnswer.extend({
      /** `places` are the parts of the text, [from, to) in characters, where its words stand. */
      because: z.array(Fact.extend({ places: z.array(z.tuple([z.int(), z.int()])).optional() })),
    }),
  ),
  beaten: z.array(RuleAnswer.extend({ why: z.enum(["later", "returned", "conflict"]) })),
  nearly: z.array(RuleAnswer.extend({ failed: Failed })),
  missing: z.array(z.string()).readonly(),
});

/** Where a matter goes, and why. */
export const RouteAnswer = z.strictObject({
  /** The moment that is explained, and the rule set that was asked. */
  at: TimeAnswer,
  version: z.string(),
  says: OutcomeAnswer,
  tables: z.array(TableAnswer),
  whyNot: z
    .strictObject({
      agency: z.string(),
      rules: z.array(RuleAnswer.extend({ failed: z.array(Failed), beatenBy: z.string().nullable() })),
    })
    .nullable(),
  /** What the appeal's dispatch carries, where the tables dispatched it, and whether that set is the one explained here. */
  recorded: z
    .strictObject({
      version: z.string(),
      steps: z
        .array(z.strictObject({ table: z.string(), rule: z.string(), because: z.array(Fact).readonly() }))
        .readonly(),
      sameSet: z.boolean(),
    })
    .nullable(),
  /** Who holds the appeal in fact, where an appeal was named. */
  acted: z.string().nullable(),
  /** The same in words. */
  inWords: z.array(z.string()).readonly(),
});
export type RouteAnswer = z.infer<typeof RouteAnswer>;

interface Shown {
  readonly language: Language;
  readonly acted?: string | undefined;
}

export function routeAnswer(explained: DispatchExplanation, { language, acted }: Shown, book: PolicyBook): RouteAnswer {
  const { at, recorded, sameSet, explanation } = explained;
  const { version, decision, tables, whyNot } = explanation;
  return {
    at: formatInZone(at, book.zone),
    version,
    says: decision.outcome,
    tables: tables.map(({ chosen, beaten, nearly, missing, table, hit }) => ({
      table,
      hit,
      chosen: chosen.map(({ rule, because }) => ({
        ...ruleAnswer(rule),
        because: because.map(({ places, ...fact }) => ({
          ...fact,
          ...(places && { places: places.map(([from, to]): [number, number] => [from, to]) }),
        })),
      })),
      beaten: beaten.map(({ rule, why }) => ({ ...ruleAnswer(rule), why })),
      nearly: nearly.map(({ rule, failed }) => ({ ...ruleAnswer(rule), failed: failedAnswer(failed) })),
      missing,
    })),
    whyNot: whyNot === undefined ? null : whyNotAnswer(whyNot),
    recorded: recorded === undefined ? null : { ...recorded, sameSet },
    acted: acted ?? null,
    inWords: sayRoute(explanation, languages[language], nameIn(book)),
  };
}

const ruleAnswer = ({ id, line, outcome, basis }: Rule) => ({ rule: id, line, says: outcome, basis: basis ?? null });

const failedAnswer = ({ condition, got, wanted }: FailedFact) => ({ condition, got: got ?? null, wanted });

const whyNotAnswer = ({ agency, rules }: Exclude<Explanation["whyNot"], undefined>): RouteAnswer["whyNot"] => ({
  agency,
  rules: rules.map(({ rule, failed, beatenBy }) => ({
    ...ruleAnswer(rule),
    failed: failed.map(failedAnswer),
    beatenBy: beatenBy?.id ?? null,
  })),
});

const nameIn =
  ({ agencies, policies }: PolicyBook) =>
  (code: string): string => {
    const name = agencies.get(code)?.name ?? policies.get(code)?.name;
    return name === undefined || name === code ? code : `${code} (${name})`;
  };

/** The same for a person to read. */
export function routeLines(
  { inWords, recorded, acted, says, version, at }: RouteAnswer,
  book: PolicyBook,
  language: Language,
): readonly string[] {
  const words = languages[language].route;
  return [
    ...inWords,
    words.asOf(shownTime(at, "minute"), version),
    ...(recorded === null || recorded.sameSet
      ? []
      : [words.setGone(recorded.version), ...recorded.steps.map(stepLine)]),
    ...(acted === null || acted === says.agency ? [] : [words.inFact(nameIn(book)(acted))]),
  ];
}

const stepLine = ({ table, rule, because }: RouteStep): string =>
  `  ${table} ${rule}${because.map(({ condition, got, by }) => `, ${condition} ${got} (${by})`).join("")}`;
