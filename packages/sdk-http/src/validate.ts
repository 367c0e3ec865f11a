import { no, ok, type Result } from "@swiftline/core";
import { z } from "zod";
import type { ProblemPart, RequestProblem } from "./problem.ts";
import type { Route } from "./route.ts";

/** A request taken apart, nothing interpreted. A query parameter that is sent twice is a list, which no schema takes. */
interface Parts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Holds requests against the schemas of a route; what is wrong is said all at once, in path, query and body. */
export function validator(route: Pick<Route, keyof Parts>): (parts: Parts) => Result<Parts, RequestProblem> {
  const schema = z.strictObject({ params: route.params, query: route.query, body: route.body });
  return (parts) => {
    const parsed = schema.safeParse(parts);
    if (parsed.success) return ok(parsed.data);
    return no({ code: "http/invalid-request", errors: parsed.error.issues.flatMap(partsOf) });
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
function partsOf(issue: z.core.$ZodIssue): readonly ProblemPart[] {
  if (issue.code !== "unrecognized_keys") return [{ detail: issue.message, ...placeOf(issue.path) }];
  return issue.keys.map((key) => ({ detail: `${key} is not known here`, ...placeOf([...issue.path, key]) }));
}

/** The first step of a path says which part of the request it leads into. */
function placeOf([part, ...steps]: readonly PropertyKey[]): Omit<ProblemPart, "detail"> {
  return part === "body" ? { pointer: pointerTo(steps) } : { parameter: String(steps[0]) };
}

/** A JSON Pointer (RFC 6901). */
const pointerTo = (steps: readonly PropertyKey[]): string =>
  steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
