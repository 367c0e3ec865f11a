import { no, ok, type Result } from "@swiftline/core";
import { type Principal, senderOf } from "../authorize.ts";
import type { RequestProblem } from "../problem.ts";
import type { PortsWith } from "../route.ts";
import type { Operation } from "./operations.ts";

/** The hotline sees all operations, everybody else those that they asked for themselves. */
export const seenBy =
  (principal: Principal) =>
  ({ owner }: Operation): boolean =>
    principal.actor === "hotline" || owner === senderOf(principal);

/** An operation, and where it is; to whoever may not see it, it is as unknown as one that never was. */
export async function operationFor(
  principal: Principal,
  id: string,
  { operations }: PortsWith<"operations">,
): Promise<Result<Operation, RequestProblem>> {
  const operation = await operations.find(id);
  const isSeen = operation !== undefined && seenBy(principal)(operation);
  return isSeen ? ok(operation) : no({ code: "http/unknown-operation" });
}
