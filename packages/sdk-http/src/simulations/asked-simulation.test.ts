import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import type { Said } from "../language.ts";
import { runSimulation } from "../routes/run-simulation.ts";
import { askedSimulation } from "./asked-simulation.ts";
import { SimulationRequest } from "./simulation-request.ts";

const book = testBook();
const example = runSimulation.example?.body as { readonly scenario: Readonly<Record<string, unknown>> };
const { scenario } = example;
const limits = { contacts: 10_000, contactsInOne: 1000, people: 1000 };

const asked = (request: object) => askedSimulation(SimulationRequest.parse(request), book, limits);
const refused = (request: object) => {
  const found = asked(request);
  if (found.ok) throw new Error("it was not refused");
  const { code, errors = [], detail } = found.reason;
  return { code, detail: (detail as Said | undefined)?.en, places: errors.map(({ pointer }) => pointer) };
};

test("what is asked for is what the flags of the command line say", () => {
  expect(asked({ scenario, seed: "7", antithetic: true, replications: 4 })).toMatchObject({
    ok: true,
    value: { seed: "7", antithetic: true, warmUp: 0, level: 0.95, stopping: { minimum: 4 } },
  });
  const precisions = [
    { measure: "wait", relative: 0.05 },
    { measure: "calls", absolute: 3 },
  ];
  expect(asked({ scenario, precisions, replicationsAtMost: 20 })).toMatchObject({
    ok: true,
    value: { stopping: { minimum: 10, cap: 20, precisions } },
  });
});

test("everything for which it cannot be simulated is told at once, each with its place", () => {
  const { code, places } = refused({
    scenario: {
      ...scenario,
      city: "elsewhere",
      callers: { ...(scenario.callers as object), categories: { "a/b~c": 1 } },
    },
    comparedWith: { preset: "beijing-2024" },
    antithetic: true,
    replications: 5,
    warmUpDays: 1,
    precisions: [{ measure: "wait" }, { measure: "wait", relative: 1, absolute: 1 }],
  });
  expect(code).toBe("http/cannot-be-simulated");
  expect(new Set(places)).toEqual(
    new Set([
      "/scenario/city",
      "/scenario/callers/categories/a~1b~0c",
      "/comparedWith/preset",
      "/replications",
      "/replicationsAtMost",
      "/precisions/0",
      "/precisions/1",
      "/warmUpDays",
    ]),
  );
});

test.each([
  ["neither a scenario nor a preset", {}, [""]],
  ["both", { scenario, preset: "nyc" }, [""]],
  ["two scenarios of one name", { scenario, comparedWith: { scenario } }, ["/comparedWith/scenario/name"]],
  [
    "one scenario longer than the other",
    { scenario, comparedWith: { scenario: { ...scenario, name: "b", days: 3 } } },
    ["/comparedWith/scenario/days"],
  ],
  ["a preset of another city", { preset: "beijing-2019" }, ["/preset"]],
])("%s is refused at its place", (_, request, places) => {
  expect([...new Set(refused(request).places)]).toEqual(places);
});

const changed = (part: "callers" | "operators" | "followUp", change: object) => ({
  ...scenario,
  [part]: { ...(scenario[part] as object | undefined), ...change },
});

test.each([
  ["many replications", { scenario, replications: 200 }, "contacts in all"],
  [
    "two scenarios together",
    { scenario, comparedWith: { scenario: { ...scenario, name: "b" } }, replications: 100 },
    "contacts in all",
  ],
  [
    "what a precision may come to",
    { scenario, precisions: [{ measure: "wait", relative: 0.1 }], replicationsAtMost: 200 },
    "contacts in all",
  ],
  ["many days", { scenario: { ...scenario, days: 3660 }, replications: 2 }, "contacts in one"],
  [
    "many callers",
    { scenario: changed("callers", { rate: `${"9".repeat(300)}/minute` }), replications: 2 },
    "contacts in one",
  ],
  [
    "a surge",
    { scenario: changed("callers", { surges: [{ from: "2026-05-01", until: "2026-06-01", times: 1e9 }] }) },
    "contacts in one",
  ],
  [
    "days that are mad",
    { scenario: changed("callers", { dayFactor: { exponential: { mean: 1e9 } } }) },
    "contacts in one",
  ],
  ["an army that calls back", { scenario: changed("followUp", { callers: 9_007_199_254_740_991 }) }, "people"],
])("%s that would be too much is refused, and says how much there may be", (_, request, what) => {
  const { code, detail } = refused(request);
  expect(code).toBe("http/too-much-work");
  expect(detail).toContain(what);
  expect(detail).toMatch(/of at most 1,000|of at most 10,000/);
});

test("the level of intervals ends where they can still be told exactly", () => {
  expect(SimulationRequest.safeParse({ scenario, level: 0.9999 }).success).toBe(true);
  for (const level of [0.99999, 1, 95, 0.4])
    expect(SimulationRequest.safeParse({ scenario, level }).success).toBe(false);
});
