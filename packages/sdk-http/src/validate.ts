import { inNearestForm, no, ok, type Result } from "@swiftline/core";
import { z } from "zod";
import { pointerTo } from "./json-pointer.ts";
import type { Language } from "./language.ts";
import type { RequestProblem } from "./problem.ts";
import type { Route } from "./route.ts";
import { inZh, saidOf, unknownKey } from "./validation-words.ts";

type Wrong = NonNullable<RequestProblem["errors"]>[number];

/** A request taken apart, nothing interpreted. A query parameter that is sent twice is a list, which no schema takes. */
interface Parts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Holds requests against the schemas of a route; what is wrong is said all at once, in path, query and body, and in the language that is
 * asked for only then.
 */
export function validator(
  route: Pick<Route, keyof Parts>,
): (parts: Parts, languageAsked: () => Language) => Result<Parts, RequestProblem> {
  const schema = z.strictObject({ params: route.params, query: route.query, body: route.body });
  return (parts, languageAsked) => {
    const parsed = schema.safeParse(parts);
    if (parsed.success) return ok(parsed.data);
    const { issues } =
      languageAsked() === "zh" ? (schema.safeParse(parts, { error: inZh }).error ?? parsed.error) : parsed.error;
    return no({ code: "http/invalid-request", errors: issues.flatMap(inNearestForm).flatMap(partsOf) });
  };
}

export function queryOf(url: string): Readonly<Record<string, unknown>> {
  if (!url.includes("?")) return {};
  const { searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** What an issue says, once for each place it is about. */
function partsOf(issue: z.core.$ZodIssue): readonly Wrong[] {
  if (issue.code !== "unrecognized_keys") return [{ detail: saidOf(issue.message), ...placeOf(issue.path) }];
  return issue.keys.map((key) => ({ detail: unknownKey(key), ...placeOf([...issue.path, key]) }));
}

/** The first step of a path says which part of the request it leads into. */
function placeOf([part, ...steps]: readonly PropertyKey[]): Omit<Wrong, "detail"> {
  return part === "body" ? { pointer: pointerTo(steps) } : { parameter: String(steps[0]) };
}
