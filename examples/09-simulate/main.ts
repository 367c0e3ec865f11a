// A quiet town simulated by its own rules: what would one more operator change? Both are tried on the same callers.
// In the root of the repository: node --conditions=swiftline-source examples/09-simulate/main.ts
import { compileBook, literalCity } from "@swiftline/core";
import { cityMeasures, leanRun, measuredOf } from "@swiftline/core/simulation/city";
import { batchMeans, inOneThread, runExperiment, verdict } from "@swiftline/core/simulation/experiment";
import { readScenario, type Scenario } from "@swiftline/core/simulation/scenario";

const week = { resolve: { startsOn: "dispatched", target: { within: "7d", clock: "natural" } } };
const hotlines = [{ id: "elmwood", name: "Elmwood 311" }];
const zone = "America/Chicago";
const { book } = compileBook(
  literalCity({
    city: { id: "elmwood", name: "Elmwood", zone, languages: ["en"], number: "311", channels: ["phone"], hotlines },
    agencies: [{ id: "lights", name: "Street lights", kind: "department" }],
    categories: [{ id: "dark", name: "Street light out" }],
    routing: [{ id: "everything", ">agency": "lights" }],
    sla: { default: "ordinary", policies: [{ id: "ordinary", name: "7 days", stages: week }] },
  }),
);
if (book === undefined) throw new Error("the city is sound");

/** A week with so many operators round the clock, as it would stand in a YAML file. What is left out has a default. */
function weekWith(operators: number): Scenario {
  const shifts = [{ from: "00:00", until: "24:00", operators }];
  const value = {
    name: `${operators} operators`,
    city: "elmwood",
    from: "2026-06-01",
    days: 7,
    callers: { rate: "400/day", languages: { en: 1 }, channels: { phone: 1 } },
    operators: { present: 1, groups: [{ name: "all", languages: ["en"], shifts }] },
  };
  const read = readScenario({ file: "main.ts", value, placeOf: () => undefined });
  if (!read.ok) throw new Error(read.reason.map(({ field, message }) => `${field}: ${message}`).join("; "));
  return read.value;
}

const scenarios = [weekWith(2), weekWith(3)];
const seed = "elmwood";
const model = inOneThread(({ name }, replication) => {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no ${name}`);
  const run = leanRun({ scenario, book, seed, replication });
  run.runUntil(run.end);
  return measuredOf(run);
});

const told = ["answered in time", "hung up", "operators busy"];
const found = await runExperiment(
  {
    scenario: "elmwood",
    seed,
    points: scenarios.map(({ name }) => ({ name, values: {} })),
    measures: cityMeasures.filter(({ name }) => told.includes(name)),
    stopping: { minimum: 10 },
  },
  model,
);
if (!found.ok) throw new Error(found.reason.map(({ message }) => message).join("; "));
for (const { point, measure, estimate } of found.value.summaries) {
  const [low, high] = [estimate?.low ?? Number.NaN, estimate?.high ?? Number.NaN];
  console.log(`${point}, ${measure.name}: ${low.toFixed(3)} to ${high.toFixed(3)}`);
}
for (const comparison of found.value.comparisons) console.log(verdict(comparison));

// One long run in place of many: days that follow each other are alike, so its interval is that of thirty batches of days.
const DAY = 86_400_000;
const year = leanRun({ scenario: { ...weekWith(2), days: 365 }, book, seed });
const hoursByDay = Array.from({ length: 365 }, (_, day) => {
  year.runUntil(year.start + (day + 1) * DAY);
  return measuredOf(year).operatorHours ?? 0;
});
const busyByDay = hoursByDay.map((hours, day) => (hours - (hoursByDay[day - 1] ?? 0)) / (2 * 24));
const means = batchMeans(busyByDay, 0.95);
if (means === undefined) throw new Error("a year is long enough");
const { estimate, tooShort } = means;
console.log(
  `a year, operators busy: ${estimate.low.toFixed(3)} to ${estimate.high.toFixed(3)}${tooShort ? ", a guess" : ""}`,
);
