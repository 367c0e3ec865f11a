import { no, ok, type Result } from "@swiftline/core";
import { type Principal, senderOf } from "../authorize.ts";
import type { RequestProblem } from "../problem.ts";
import type { Ports } from "../route.ts";
import type { Operation, Operations } from "./operations.ts";

/** The hotline sees all operations, everybody else those that they asked for themselves. */
export const seenBy =
  (principal: Principal) =>
  ({ owner }: Operation): boolean =>
    principal.actor === "hotline" || owner === senderOf(principal);

/** An operation, and where it is; to whoever may not see it, it is as unknown as one that never was. */
export async function operationFor(
  principal: Principal,
  id: string,
  { operations }: Pick<Ports, "operations">,
): Promise<Result<{ readonly operation: Operation; readonly operations: Operations }, RequestProblem>> {
  if (operations === undefined) return no({ code: "http/not-offered" });
  const operation = await operations.find(id);
  if (operation === undefined || !seenBy(principal)(operation)) return no({ code: "http/unknown-operation" });
  return ok({ operation, operations });
}
