import type { AttributeType } from "../../appeal/terms.ts";
import { no, ok } from "../../result.ts";
import { type Condition, defineCondition, type Ranges, takesNumber } from "../condition.ts";
import type { RuleSet } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { oneOf } from "./known.ts";
import { parseRanges } from "./numbers.ts";
import { valueCondition } from "./value-condition.ts";

const COLUMN = "attribute:";

const columnOf = (name: string): string => `${COLUMN}${name}`;

/** The column of an attribute that the city declares: numbers by ranges, a choice by its values, a text by what it says. */
export function attributeCondition(name: string, type: AttributeType): Condition {
  return type.type === "number" ? numberCondition(name) : wordCondition(name, type);
}

/** The attributes that rules look at. */
export function attributesIn(sets: readonly RuleSet[]): ReadonlySet<string> {
  const rules = sets.flatMap(({ tables }) => tables.flatMap((table) => table.rules));
  const columns = new Set(rules.flatMap(({ tests }) => tests.map(({ condition }) => condition.kind)));
  return new Set([...columns].filter((kind) => kind.startsWith(COLUMN)).map((kind) => kind.slice(COLUMN.length)));
}

function numberCondition(name: string): Condition<Ranges> {
  const given = ({ attributes }: Subject): number | undefined => {
    const value = attributes?.[name];
    return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
  };
  return defineCondition({
    kind: columnOf(name),
    summary: `the number given for ${name} lies in this range`,
    parse: parseRanges,
    holds: (ranges, subject) => takesNumber(ranges, given(subject)),
    got: (_ranges, subject) => given(subject)?.toString(),
    form: { by: "range", wants: (ranges) => ranges, valueOf: given, optional: true, whole: false },
    example: { cell: "[3..10)", matches: { attributes: { [name]: 3 } }, misses: { attributes: { [name]: 10 } } },
  });
}

function wordCondition(name: string, type: Exclude<AttributeType, { type: "number" }>): Condition {
  const known = type.type === "choice" ? type.values : undefined;
  const [first = "yes"] = known ?? [];
  return valueCondition({
    kind: columnOf(name),
    summary: `what is given for ${name} is one of these`,
    valueOf: ({ attributes }) => attributes?.[name]?.toString(),
    read: known === undefined ? (text) => (text === "" ? no({ message: "an empty value" }) : ok([text])) : oneOf(known),
    ...(known !== undefined && { known: () => known }),
    optional: true,
    example: { cell: first, matches: { attributes: { [name]: first } }, misses: { attributes: {} } },
  });
}
