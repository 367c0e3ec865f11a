import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { ProblemDocument, toldProblem } from "../problem.ts";
import type { Operation } from "./operations.ts";

/** An operation as its owner is told of it. */
export const ToldOperation = z.strictObject({
  id: z.string(),
  kind: z.enum(["simulation"]),
  status: z.enum(["waiting", "running", "succeeded", "failed", "cancelled"]),
  progress: z.strictObject({
    done: z.number().describe("the days that are simulated, of whole replications; 0 while it waits"),
    of: z.number().describe("of how many; more than before where a precision asks for more replications"),
    secondsLeft: z.int().optional().describe("while it runs, as it went so far"),
  }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  result: z.string().optional().describe("where the result is, relative to the request; once it has succeeded"),
  problem: ProblemDocument.omit({ instance: true }).optional().describe("why it failed"),
});
export type ToldOperation = z.infer<typeof ToldOperation>;

/** What is told now; `up` leads from the request to `/v1/`. */
export function toldOperation(
  operation: Operation,
  { now, up }: { readonly now: number; readonly up: string },
): ToldOperation {
  const { id, kind, status, progress, createdAt } = operation;
  const secondsLeft = secondsLeftOf(operation, now);
  return {
    id,
    kind,
    status,
    progress: { ...progress, ...(secondsLeft !== undefined && { secondsLeft }) },
    createdAt: formatInstant(createdAt),
    ...("startedAt" in operation && { startedAt: formatInstant(operation.startedAt) }),
    ...("endedAt" in operation && { endedAt: formatInstant(operation.endedAt) }),
    ...(status === "succeeded" && { result: `${up}operations/${id}/result` }),
    ...("problem" in operation && { problem: toldProblem(operation.problem) }),
  };
}

/** What is left takes as long as what was done, in proportion. */
export function secondsLeftOf(operation: Operation, now: number): number | undefined {
  const { done, of } = operation.progress;
  if (operation.status !== "running" || done === 0) return undefined;
  return Math.ceil((((now - operation.startedAt) / done) * (of - done)) / 1000);
}

/** After how many seconds it is worth to ask again; undefined when it is over. */
export function askAgainAfter(operation: Operation, now: number): number | undefined {
  if ("endedAt" in operation) return undefined;
  return Math.min(Math.max(secondsLeftOf(operation, now) ?? 1, 1), 30);
}
