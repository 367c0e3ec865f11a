import * as z from "zod";
import { matter } from "../../appeal/events.ts";
import { AppealKind, Channel, Code, Disposition, Priority } from "../../appeal/terms.ts";
import { type Document, readDocument } from "../../document.ts";
import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Domain } from "../domain.ts";
import { type Outcome, RouteManner } from "../outcome.ts";

const GoldenAppeal = z.strictObject({
  category: matter.category,
  area: matter.area,
  text: matter.text.default(""),
  kind: AppealKind.default("complaint"),
  channel: Channel.default("phone"),
  language: matter.language,
  population: matter.population,
  position: matter.position,
  attributes: matter.attributes,
  earlierAppeals: matter.earlierAppeals,
});

const told = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

/** What the tables must say, field by field; null where they must say nothing. What is left out may be anything. */
const Expected = z.strictObject({
  priority: told(Priority),
  agency: told(Code),
  manner: told(RouteManner),
  disposition: told(Disposition),
  advice: told(z.string()),
  coHandlers: told(z.array(Code)),
  policy: told(Code),
  skills: told(z.array(Code)),
} satisfies Record<keyof Outcome, z.ZodType>);

const Moment = z.string().transform((text, context) => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.issues.push({ code: "custom", message: `no moment: write 2026-03-02T22:41:00+08:00`, input: text });
  return z.NEVER;
});

/** An appeal with what must become of it: one line of a JSONL file. `at` is when it is decided. */
export const GoldenCase = z.strictObject({
  name: z.string().min(1),
  appeal: GoldenAppeal,
  at: Moment.optional(),
  expect: Expected,
  /** A rule that must be among those that decide; only where the reason matters. */
  rule: Code.optional(),
  why: z.string().optional(),
});
export type GoldenCase = z.infer<typeof GoldenCase>;

/**
 * Reads golden appeals, one JSON object a line; empty lines are nothing. Answers the sound ones, and everything that is wrong
 * with the others by line: what is no JSON, has an unknown field, or names a code that is in no list of the city.
 */
export function readGolden(
  { file, text }: { readonly file: string; readonly text: string },
  domain: Domain,
): { readonly cases: readonly GoldenCase[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cases: GoldenCase[] = [];
  const lineOf = new Map<string, number>();
  text.split(/\r?\n/).forEach((written, index) => {
    if (written.trim() === "") return;
    const line = index + 1;
    const read = readLine(written, { file, line }, domain);
    const { name } = read.golden ?? {};
    const first = name === undefined ? undefined : lineOf.get(name);
    if (first !== undefined && name !== undefined) {
      const message = `${name} is already on line ${first}`;
      problems.push({ code: "golden/name-twice", message, file, line, field: "name", value: name });
    }
    if (name !== undefined) lineOf.set(name, first ?? line);
    problems.push(...read.problems);
    if (read.golden !== undefined && read.problems.length === 0 && first === undefined) cases.push(read.golden);
  });
  return { cases, problems };
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function readLine(written: string, place: Place, domain: Domain) {
  const value = parseJson(written);
  if (value === undefined)
    return {
      golden: undefined,
      problems: [{ code: "golden/bad-json", message: "this line is no JSON object", ...place }],
    };
  const document: Document = { file: place.file, value, placeOf: () => ({ line: place.line, column: 1 }) };
  const read = readDocument(document, GoldenCase);
  if (!read.ok) return { golden: undefined, problems: read.reason.map(withNearestField) };
  return {
    golden: read.value,
    problems: [...unknownCodes(read.value, place, domain), ...emptyCase(read.value, place)],
  };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const fields: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(GoldenCase.shape),
  appeal: Object.keys(GoldenAppeal.shape),
  expect: Object.keys(Expected.shape),
};

function withNearestField(problem: Problem): Problem {
  if (problem.code !== "document/unrecognized_keys") return problem;
  const path = problem.field?.split(".") ?? [];
  return { ...problem, ...didYouMean(path.at(-1) ?? "", fields[path.slice(0, -1).join(".")] ?? []) };
}

/** Codes of a case that must be in one of the city's lists. */
type Named = readonly [
  field: string,
  codes: readonly (string | null | undefined)[],
  list: { readonly has: (code: string) => boolean },
  all: () => Iterable<string>,
];

function unknownCodes({ appeal, expect }: GoldenCase, place: Place, domain: Domain): readonly Problem[] {
  const { categories, areas, agencies, policies, attributes } = domain;
  const nodes = (tree: Domain["areas"]) => () => tree.nodes.map(({ id }) => id);
  const named: readonly Named[] = [
    ["appeal.category", [appeal.category], categories, nodes(categories)],
    ["appeal.area", [appeal.area], areas, nodes(areas)],
    ["expect.agency", [expect.agency], agencies, agencies.all],
    ["expect.coHandlers", expect.coHandlers ?? [], agencies, agencies.all],
    ["expect.policy", [expect.policy], policies, policies.all],
    ["appeal.attributes", Object.keys(appeal.attributes ?? {}), attributes, () => attributes.keys()],
  ];
  return named.flatMap(([field, codes, list, all]) =>
    codes.flatMap((value): readonly Problem[] => {
      if (value === undefined || value === null || list.has(value)) return [];
      const message = `the city has no ${field.split(".")[1]} ${value}`;
      return [{ code: "golden/unknown-code", message, ...place, field, value, ...didYouMean(value, all()) }];
    }),
  );
}

const emptyCase = ({ expect, rule }: GoldenCase, place: Place): readonly Problem[] =>
  rule === undefined && Object.keys(expect).length === 0
    ? [{ code: "golden/expects-nothing", message: "say what must become of the appeal", ...place, field: "expect" }]
    : [];
