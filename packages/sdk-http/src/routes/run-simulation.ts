import { ok } from "@swiftline/core";
import { senderOf } from "../authorize.ts";
import type { Operation, Operations } from "../operations/operations.ts";
import { askAgainAfter, ToldOperation, toldOperation } from "../operations/told-operation.ts";
import type { Preferences } from "../prefer.ts";
import { defineRoute, noParameters } from "../route.ts";
import { askedSimulation } from "../simulations/asked-simulation.ts";
import { simulate } from "../simulations/simulate.ts";
import { SimulationRequest } from "../simulations/simulation-request.ts";
import { SimulationResult } from "../simulations/simulation-result.ts";

/** So long is waited for a result at most, whatever a request prefers. */
const MOST_SECONDS = 30;

/** The operation, and the result itself where it was there in the time for which the sender would wait (`Prefer: wait=…`). */
const Started = ToldOperation.extend({ found: SimulationResult.optional() });

export const runSimulation = defineRoute({
  method: "POST",
  path: "/v1/simulations",
  summary:
    "Simulate a city by its rules, or two on the same random numbers: begins an operation, which is asked how far it is.",
  scope: "simulations:run",
  needs: ["operations", "simulator"],
  params: noParameters,
  query: noParameters,
  body: SimulationRequest,
  status: 202,
  answer: Started,
  example: {
    body: {
      scenario: {
        name: "a quiet day",
        city: "testville",
        from: "2026-05-04",
        days: 1,
        callers: { rate: "60/day", languages: { en: 1 } },
        operators: {
          groups: [{ name: "everybody", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators: 2 }] }],
        },
        offices: { usual: { staff: 20, work: "2h" } },
      },
      replications: 2,
    },
  },
  async run({ hotline: { book }, operations, simulator, now }, { body, principal, prefers }) {
    const simulation = askedSimulation(body, book, simulator.limits);
    if (!simulation.ok) return simulation;
    const started = await operations.start({
      kind: "simulation",
      owner: senderOf(principal),
      run: (control) => simulate(simulation.value, { book, simulator }, control),
    });
    if (!started.ok) return started;
    const operation = await waitedFor(started.value, operations, prefers);
    const told = toldOperation(operation, { now: now(), up: "" });
    const location = `operations/${operation.id}`;
    if (operation.status === "succeeded")
      return ok({ status: 200, location, body: { ...told, found: operation.found } });
    const retryAfter = askAgainAfter(operation, now());
    return ok({
      location,
      body: told,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(prefers?.respondAsync && { applied: "respond-async" }),
    });
  },
});

/** What has become of an operation in the time for which the sender would wait; as it was begun where they would not. */
async function waitedFor(
  begun: Operation,
  operations: Operations,
  prefers: Preferences | undefined,
): Promise<Operation> {
  if (prefers?.wait === undefined) return begun;
  await operations.settled(begun.id, 1000 * Math.min(prefers.wait, MOST_SECONDS));
  return (await operations.find(begun.id)) ?? begun;
}
