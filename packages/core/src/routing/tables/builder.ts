import type { AppealKind, Channel, Disposition, Population, Priority } from "../../appeal/terms.ts";
import type { Document } from "../../document.ts";
import { isError, type Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { Condition } from "../condition.ts";
import { conditions as builtIn, withAttributes } from "../conditions/index.ts";
import type { DateKind } from "../domain.ts";
import type { HitPolicy } from "../hit-policy.ts";
import { outputs, type RouteManner } from "../outcome.ts";
import type { RoutingTable } from "../rule.ts";
import type { TableName, tableNames } from "../table-names.ts";
import type { Codes, TypedDomain } from "./literal-domain.ts";
import { readTablesDocument } from "./rule-set-document.ts";

type Alternative<Word extends string> = Word | `!${Word}` | "*" | "!*";
type Some<Word> = Word | readonly Word[];
/** One value of a list, or several, some of them taken out with `!`. */
type Listed<Word extends string> = Some<Alternative<Word>>;
type Free = Some<string>;
type Numbers = Some<string | number>;
type Given<Type> = Type extends { readonly type: "number" }
  ? Numbers
  : Type extends { readonly type: "choice"; readonly values: readonly (infer Value extends string)[] }
    ? Listed<Value>
    : Free;

/** What a rule asks: all of it must hold, and of each cell one alternative. Cells are written as in any table of rules. */
export type When<Known extends Codes = Codes, Own extends string = never> = {
  readonly category?: Listed<Known["category"]>;
  readonly area?: Listed<Known["area"]>;
  readonly text?: Free;
  readonly kind?: Listed<AppealKind>;
  readonly channel?: Listed<Channel>;
  readonly language?: Free;
  readonly population?: Listed<Population>;
  readonly priority?: Listed<Priority>;
  /** `22-6` is from 22:00 until before 06:00. */
  readonly hour?: Numbers;
  readonly day?: Listed<DateKind>;
  readonly zone?: Some<Known["zone"] | `${"!" | "+"}${Known["zone"]}`>;
  readonly repeat?: Numbers;
} & {
  readonly [Name in keyof Known["attributes"] & string as `attribute:${Name}`]?: Given<Known["attributes"][Name]>;
} & { readonly [Kind in Own]?: Numbers };

interface Says<Known extends Codes> {
  readonly priority: Priority;
  readonly agency: Known["agency"];
  readonly manner: RouteManner;
  readonly disposition: Disposition;
  readonly advice: string;
  readonly coHandlers: Some<Known["agency"]>;
  readonly policy: Known["policy"];
  readonly skills: Some<Known["skill"]>;
}

type Fields<Name extends TableName, Need extends "required" | "optional"> = (typeof tableNames)[Name][Need][number];
type OneOf<Parts> = {
  [Part in keyof Parts]: Pick<Parts, Part> & { readonly [Other in Exclude<keyof Parts, Part>]?: never };
}[keyof Parts];

/** What a rule says: one of the outputs for which its table is there, and any of the others that it may have. */
export type Then<Name extends TableName, Known extends Codes = Codes> = OneOf<
  Pick<Says<Known>, Fields<Name, "required">>
> &
  Partial<Pick<Says<Known>, Fields<Name, "optional">>>;

/** What is said about a rule; dates are written 2026-12-31, both inclusive. */
export interface About {
  readonly rank?: number;
  readonly from?: string;
  readonly to?: string;
  readonly enabled?: boolean;
  readonly basis?: string;
  readonly note?: string;
}

/** A table in the making. Each step answers a new one, so that variants can grow from a common beginning. */
export interface TableBuilder<Name extends TableName, Known extends Codes, Own extends string> {
  readonly rule: (
    id: string,
    when: When<Known, Own>,
    then: Then<Name, Known>,
    about?: About,
  ) => TableBuilder<Name, Known, Own>;
  /** A rule that takes everything. */
  readonly otherwise: (id: string, then: Then<Name, Known>, about?: About) => TableBuilder<Name, Known, Own>;
  /** The table, or everything that is wrong with it; the line of a problem is the number of the rule, counted from 1. */
  readonly build: () => Result<RoutingTable, readonly Problem[]>;
}

/**
 * Begins a table of rules in code. Rules mean what they mean in a file, for they are read by the same reader; with a
 * {@link TypedDomain} the compiler finds unknown codes before that. `conditions` are those besides core's own.
 *
 * @example
 * ```ts
 * import { literalDomain, table } from "@swiftline/core/routing";
 *
 * const domain = literalDomain({
 *   categories: { noise: undefined, "noise-works": "noise" },
 *   agencies: ["environment", "police", "desk"],
 * });
 * const built = table("assign", domain)
 *   .rule(
 *     "night-works",
 *     { category: "noise-works", text: ["drill", "crane", "!traffic"], hour: "22-6" },
 *     { agency: "environment", coHandlers: "police" },
 *     { basis: "Noise Act, section 43" },
 *   )
 *   .otherwise("rest", { agency: "desk" })
 *   .build();
 * ```
 */
export function table<Name extends TableName, Known extends Codes = Codes, const Own extends string = never>(
  name: Name,
  domain: TypedDomain<Known>,
  options: { readonly hit?: HitPolicy; readonly conditions?: readonly (Condition & { readonly kind: Own })[] } = {},
): TableBuilder<Name, Known, Own> {
  const { hit, conditions = [] } = options;
  const known = withAttributes([...builtIn, ...conditions], domain);
  const withRules = (rules: readonly object[]): TableBuilder<Name, Known, Own> => ({
    rule: (id, when, then, about) => withRules([...rules, ruleOf(id, when, then, about)]),
    otherwise: (id, then, about) => withRules([...rules, ruleOf(id, {}, then, about)]),
    build() {
      const document = documentOf(name, { table: name, ...(hit !== undefined && { hit }), rules });
      const { tables, problems } = readTablesDocument(document, known, domain);
      const [built] = tables;
      return built === undefined || problems.some(isError) ? no(problems) : ok(built);
    },
  });
  return withRules([]);
}

/** A rule in the canonical form, its outputs by the names of their columns. */
function ruleOf(id: string, when: object, then: object, about: About = {}): object {
  const columnOf = (field: string): string =>
    outputs.find((output) => output.field === field)?.column.slice(1) ?? field;
  const said = Object.entries(then).map(([field, value]) => [columnOf(field), value]);
  // biome-ignore lint/suspicious/noThenProperty: it is the word of the form, and a value that nobody awaits
  return { id, when, then: Object.fromEntries(said), ...about };
}

const documentOf = (file: string, value: unknown): Document => ({
  file,
  value,
  placeOf: ([, rule]) => (typeof rule === "number" ? { line: rule + 1, column: 1 } : undefined),
});
