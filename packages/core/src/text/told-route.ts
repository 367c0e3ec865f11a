import * as z from "zod";
import { RouteStep, type RouteTrail } from "../appeal/terms.ts";
import type { Explanation, FailedFact } from "../routing/explanation.ts";
import type { Rule } from "../routing/rule.ts";
import type { Instant } from "../time/instant.ts";
import { type NameOf, type RouteWords, sayRoute } from "./route-words.ts";

const Fact = z.strictObject({ condition: z.string(), got: z.string(), by: z.string() });
const Failed = z.strictObject({ condition: z.string(), got: z.string().nullable(), wanted: z.string() });

/** What a rule or a set of tables says, by the columns of the tables. */
const ToldOutcome = z.strictObject({
  priority: z.string().optional(),
  agency: z.string().optional(),
  manner: z.string().optional(),
  disposition: z.string().optional(),
  advice: z.string().optional(),
  coHandlers: z.array(z.string()).readonly().optional(),
  policy: z.string().optional(),
  skills: z.array(z.string()).readonly().optional(),
});

const ToldRule = z.strictObject({
  rule: z.string(),
  line: z.int(),
  says: ToldOutcome,
  basis: z.string().nullable(),
});

const ToldTable = z.strictObject({
  table: z.string(),
  hit: z.string(),
  chosen: z.array(
    ToldRule.extend({
      /** `places` are the parts of the text, [from, to) in characters, where its words stand. */
      because: z.array(Fact.extend({ places: z.array(z.tuple([z.int(), z.int()])).optional() })),
    }),
  ),
  beaten: z.array(ToldRule.extend({ why: z.enum(["later", "returned", "conflict"]) })),
  nearly: z.array(ToldRule.extend({ failed: Failed })),
  missing: z.array(z.string()).readonly(),
});

/** Where a matter goes, and why, as JSON. */
export const ToldRoute = z.strictObject({
  /** The moment that is explained, and the rule set that was asked. */
  at: z.iso.datetime({ offset: true }),
  version: z.string(),
  says: ToldOutcome,
  tables: z.array(ToldTable),
  whyNot: z
    .strictObject({
      agency: z.string(),
      rules: z.array(ToldRule.extend({ failed: z.array(Failed), beatenBy: z.string().nullable() })),
    })
    .nullable(),
  /** What the appeal's dispatch carries, where the tables dispatched it, and whether that set is the one explained here. */
  recorded: z
    .strictObject({ version: z.string(), steps: z.array(RouteStep).readonly(), sameSet: z.boolean() })
    .nullable(),
  /** Who holds the appeal in fact, where an appeal was named. */
  acted: z.string().nullable(),
  /** The same in words. */
  inWords: z.array(z.string()).readonly(),
});
export type ToldRoute = z.infer<typeof ToldRoute>;

/** What is told of a route: the explanation, what was written down at its time, and who has acted on it. */
interface Explained {
  readonly at: Instant;
  readonly recorded?: RouteTrail;
  readonly sameSet: boolean;
  readonly explanation: Explanation;
  readonly acted?: string | undefined;
}

interface Telling {
  readonly words: { readonly route: RouteWords };
  readonly nameOf: NameOf;
  readonly time: (instant: Instant) => string;
}

export function toldRoute(explained: Explained, { words, nameOf, time }: Telling): ToldRoute {
  const { at, recorded, sameSet, explanation, acted } = explained;
  const { version, decision, tables, whyNot } = explanation;
  return {
    at: time(at),
    version,
    says: decision.outcome,
    tables: tables.map(({ chosen, beaten, nearly, missing, table, hit }) => ({
      table,
      hit,
      chosen: chosen.map(({ rule, because }) => ({
        ...toldRule(rule),
        because: because.map(({ places, ...fact }) => ({
          ...fact,
          ...(places && { places: places.map(([from, to]): [number, number] => [from, to]) }),
        })),
      })),
      beaten: beaten.map(({ rule, why }) => ({ ...toldRule(rule), why })),
      nearly: nearly.map(({ rule, failed }) => ({ ...toldRule(rule), failed: toldFailure(failed) })),
      missing,
    })),
    whyNot: whyNot === undefined ? null : toldWhyNot(whyNot),
    recorded: recorded === undefined ? null : { ...recorded, sameSet },
    acted: acted ?? null,
    inWords: sayRoute(explanation, words, nameOf),
  };
}

const toldRule = ({ id, line, outcome, basis }: Rule) => ({ rule: id, line, says: outcome, basis: basis ?? null });

const toldFailure = ({ condition, got, wanted }: FailedFact) => ({ condition, got: got ?? null, wanted });

const toldWhyNot = ({ agency, rules }: Exclude<Explanation["whyNot"], undefined>): ToldRoute["whyNot"] => ({
  agency,
  rules: rules.map(({ rule, failed, beatenBy }) => ({
    ...toldRule(rule),
    failed: failed.map(toldFailure),
    beatenBy: beatenBy?.id ?? null,
  })),
});
