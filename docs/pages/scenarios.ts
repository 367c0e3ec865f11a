import { assumptionsOf, readScenario, scenarioJsonSchema } from "../../packages/core/src/simulation/scenario/index.ts";
import { code, page, rows } from "./markdown.ts";

/** As much of the scenario's schema as is read. */
interface Part {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly examples?: readonly string[];
}

/** A scenario that says no more than it must. */
const least = {
  name: "least",
  city: "city",
  from: "2026-01-05",
  days: 1,
  callers: { rate: "1/day" },
  operators: {
    groups: [{ name: "all", languages: ["zh"], shifts: [{ from: "00:00", until: "24:00", operators: 1 }] }],
  },
};

function defaults(): ReadonlyMap<string, { readonly value: string; readonly source: string }> {
  const document = { file: "least.yaml", value: least, placeOf: () => undefined };
  const read = readScenario(document);
  if (!read.ok) throw new Error("the least scenario is not sound");
  return new Map(assumptionsOf(document, read.value).map((one) => [one.field, one]));
}

/** Every field with those in it, in the order of the schema. */
function* fieldsOf(part: Part, path: readonly string[] = []): Generator<readonly [string, Part]> {
  for (const [name, one] of Object.entries((part.items ?? part).properties ?? {})) {
    const field = [...path, name];
    yield [field.join("."), one];
    yield* fieldsOf(one, field);
  }
}

export function scenariosPage(): string {
  const known = defaults();
  const schema = scenarioJsonSchema() as Part;
  return page(
    "Scenarios",
    "What `swiftline simulate` runs: a city's people, in YAML. Times and rates are written with their units (`20s`, `1h 30m`, `70000/day`), shares as numbers from 0 to 1. A length that varies is one kind of distribution with its parameters, `{ lognormal: { mean: 5m, scv: 1 } }`; a bare length does not vary. `offices.kinds` and `offices.agencies` take the fields of `offices.usual`. Its JSON schema, for editors, is [scenario.schema.json](json/scenario.schema.json).",
    rows(
      ["field", "what it means", "where it is not said", "from"],
      [...fieldsOf(schema)].map(([field, { description = "" }]) => {
        const { value = "", source = "" } = known.get(field) ?? {};
        return [code(field), description, value, source];
      }),
    ),
  );
}

export const scenarioSchema = (): string => JSON.stringify(scenarioJsonSchema());
