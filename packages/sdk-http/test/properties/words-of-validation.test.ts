import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import type { Language } from "../../src/language.ts";
import { schemaOf } from "../../src/published-schemas.ts";
import type { Route } from "../../src/route.ts";
import { routes } from "../../src/routes/index.ts";
import { validator } from "../../src/validate.ts";
import { nearExample, type Schema, sampleOf } from "../sample-of-schema.ts";

type Step = string | number;

/** The ways to every part of a value, itself first. */
function stepsIn(value: unknown): readonly (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  const entries: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [[], ...entries.flatMap(([step, inner]) => stepsIn(inner).map((rest) => [step, ...rest]))];
}

function withInPlace(value: unknown, [step, ...rest]: readonly Step[], other: unknown): unknown {
  if (step === undefined) return other;
  if (Array.isArray(value)) return value.map((one, place) => (place === step ? withInPlace(one, rest, other) : one));
  const known = value as Readonly<Record<string, unknown>>;
  return { ...known, [step]: withInPlace(known[step], rest, other) };
}

const nonsense = fc.constantFrom(
  ...[undefined, null, true, "", " ", "x", "wrods", "é\n", "x".repeat(30_000), "2026-02-30"],
  ...[-1, 0, 1.5, 1e12, 1e300, Number.POSITIVE_INFINITY, [], ["x", "y"], {}, { x: 1 }],
);

/** A value that a schema takes, but for one part of it. */
const nearlyTaken = (schema: Schema, example: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.oneof(nearExample(schema, example), sampleOf(schema)), fc.nat(), nonsense)
    .map(([value, place, other]) => {
      const all = stepsIn(value);
      return withInPlace(value, all[place % all.length] ?? [], other);
    });

const nearlyRequest = (route: Route) => {
  const { params, query, body } = route.example;
  const partOf = (part: "params" | "query" | "body", example: unknown) =>
    nearlyTaken(schemaOf(route[part], "input") as Schema, example);
  return fc.record({
    params: partOf("params", params ?? {}),
    query: partOf("query", query ?? {}),
    body: route.method === "POST" ? partOf("body", body) : fc.constant(undefined),
  });
};

/** What only those would understand who know our tools. */
const inside = /invalid|expected|received|undefined|\[object|NaN|期望|收到|\\|\^|\$|\(\?/i;

/** A scenario is told what is wrong in it in the words of its file, which are English and quote it. */
const quoted = /".*"/s;
const isOfScenario = (pointer = ""): boolean => /^(?:\/comparedWith)?\/scenario\//.test(pointer);

test.each((routes as readonly Route[]).map((route) => [`${route.method} ${route.path}`, route] as const))(
  "whatever is wrong with a request to %s is told in plain words of the language that was asked for",
  (_, route) => {
    const validate = validator(route);
    const partsOf = (parts: Parameters<typeof validate>[0], language: Language) => {
      const read = validate(parts, () => language);
      return read.ok ? [] : (read.reason.errors ?? []);
    };
    fc.assert(
      fc.property(nearlyRequest(route), fc.constantFrom<Language>("en", "zh"), (parts, language) => {
        for (const { detail, pointer } of partsOf(parts, language)) {
          const told = typeof detail === "string" ? detail : detail[language];
          expect(told.replace(quoted, "")).not.toMatch(inside);
          if (language === "zh" && !isOfScenario(pointer)) expect(told).toMatch(/\p{Script=Han}/u);
        }
      }),
      tried(60, 2000),
    );
  },
);
