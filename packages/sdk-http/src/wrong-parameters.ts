import { no, type Result } from "@swiftline/core";
import type { RequestProblem } from "./problem.ts";

/** What is wrong with parameters that their schemas take, all of it at once. */
export const wrongParameters = (
  ...errors: readonly (readonly [parameter: string, detail: string])[]
): Result<never, RequestProblem> =>
  no({ code: "http/invalid-request", errors: errors.map(([parameter, detail]) => ({ parameter, detail })) });
