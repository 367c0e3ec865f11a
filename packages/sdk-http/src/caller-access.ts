import { type FaultCode, no, ok, type Result, SwiftlineError } from "@swiftline/core";
import { agencyOf } from "@swiftline/core/appeal";
import * as z from "zod";
import type { Principal } from "./authorize.ts";
import type { HttpProblemCode, RequestProblem } from "./problem.ts";

/** What the identity is needed for; it stands in the access record for ever, so it must not name the caller. */
export const Purpose = z
  .string()
  .max(200)
  .regex(/^(?=.*\S)\P{Cc}+$/u, "say what the identity is needed for, in one line");

/** The store withholds a caller from whoever works for an agency by the agency's name. */
export const whoAsks = ({ name, actor }: Principal): string => (agencyOf(actor) === undefined ? name : actor);

const refusedAs: ReadonlyMap<string, HttpProblemCode> = new Map<FaultCode, HttpProblemCode>([
  ["identity/recused", "http/caller-withheld"],
  ["identity/no-part", "http/caller-withheld"],
  ["identity/confidential", "http/caller-withheld"],
  ["identity/no-purpose", "http/caller-withheld"],
  ["identity/in-use", "http/caller-needed"],
]);

/** What the store answers of a caller, or why it says no to whoever asks. */
export async function unlessRefused<Value>(asked: Promise<Value>): Promise<Result<Value, RequestProblem>> {
  try {
    return ok(await asked);
  } catch (error) {
    const code = error instanceof SwiftlineError ? refusedAs.get(error.code) : undefined;
    if (code === undefined) throw error;
    return no({ code, detail: (error as SwiftlineError).message });
  }
}
