import { inNearestForm, no, ok, type Result } from "@swiftline/core";
import * as z from "zod";
import { inWords, unknownKey } from "./issue-words.ts";
import { pointerTo } from "./json-pointer.ts";
import type { Language } from "./language.ts";
import { namesIn } from "./names-in.ts";
import { MOST_PARTS, type RequestProblem } from "./problem.ts";
import type { Route } from "./route.ts";
import { saidOf } from "./validation-words.ts";

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
    const parsed = unlessTooMuch(() => schema.safeParse(parts, { error: inWords(languageAsked) }));
    if (parsed === "too much") return no({ code: "http/invalid-request", detail: tooMuch });
    if (parsed.success) return ok(parsed.data);
    const errors = parsed.error.issues.flatMap(inNearestForm).flatMap((issue) => partsOf(issue, route));
    return no({ code: "http/invalid-request", errors });
  };
}

const tooMuch = { en: "More is wrong than can be told.", zh: "错误过多，无法逐一列出。" };

/** Zod hands issues on as arguments, and throws where there are more than the stack takes: some hundred thousand. */
function unlessTooMuch<Parsed>(parse: () => Parsed): Parsed | "too much" {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("call stack")) return "too much";
    throw error;
  }
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
function partsOf(issue: z.core.$ZodIssue, route: Pick<Route, keyof Parts>): readonly Wrong[] {
  if (issue.code !== "unrecognized_keys") return [{ detail: saidOf(issue.message), ...placeOf(issue.path) }];
  const known = namesAt(issue.path, route);
  return issue.keys
    .slice(0, MOST_PARTS)
    .map((key) => ({ detail: unknownKey(key, known), ...placeOf([...issue.path, key]) }));
}

/** What may have been meant by a name that is not known, in a part of a request; farther inside nobody guesses. */
const namesAt = ([part, ...inside]: readonly PropertyKey[], route: Pick<Route, keyof Parts>): readonly string[] =>
  inside.length === 0 ? namesIn(route[part as keyof Parts]) : [];

/** The first step of a path says which part of the request it leads into. */
function placeOf([part, ...steps]: readonly PropertyKey[]): Omit<Wrong, "detail"> {
  return part === "body" ? { pointer: pointerTo(steps) } : { parameter: String(steps[0]) };
}
