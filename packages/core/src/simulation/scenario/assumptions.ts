import type { Document } from "../../document.ts";
import { type Scenario, scenarioJsonSchema } from "./scenario.ts";
import type { SchemaPart } from "./schema-part.ts";
import { spokenSetting } from "./spoken-setting.ts";

/** What a scenario leaves unsaid, what it means by that, and where that value comes from. */
export interface Assumption {
  readonly field: string;
  readonly value: string;
  readonly source: string;
}

/** Every default on which a scenario rests, in the order of its schema. What all parts of a list leave unsaid is told once. */
export function assumptionsOf({ value: written }: Document, scenario: Scenario): readonly Assumption[] {
  const found = new Map<string, Assumption>();
  function look(schema: SchemaPart, said: unknown, meant: unknown, path: readonly string[]): void {
    const source = schema["x-source"];
    const field = path.join(".");
    if (source !== undefined && said === undefined)
      found.set(field, { field, value: spokenSetting(meant, schema), source });
    else
      for (const [name, part] of sayingAnything(schema.properties ?? {}, said))
        look(part, partOf(said, name), partOf(meant, name), [...path, name]);
    if (Array.isArray(said) && Array.isArray(meant) && schema.items !== undefined)
      for (const [at, one] of said.entries()) look(schema.items, one, meant[at], path);
  }
  look(scenarioJsonSchema() as SchemaPart, written, scenario, []);
  return [...found.values()];
}

/** The parts, without those in whose place another one is said. */
function sayingAnything(parts: NonNullable<SchemaPart["properties"]>, said: unknown): readonly [string, SchemaPart][] {
  const entries = Object.entries(parts);
  const silenced = entries.flatMap(([name, part]) =>
    partOf(said, name) === undefined ? [] : (part["x-instead-of"] ?? []),
  );
  return entries.filter(([name]) => !silenced.includes(name));
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const partOf = (whole: unknown, name: string): unknown =>
  isObject(whole) ? (whole as Readonly<Record<string, unknown>>)[name] : undefined;
