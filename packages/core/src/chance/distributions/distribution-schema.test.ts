import { expect, test } from "vitest";
import { readDocument } from "../../document.ts";
import { MINUTE } from "../../time/duration.ts";
import { durationText } from "../../time/text-schemas.ts";
import { plainAmount } from "./distribution-kind.ts";
import { distributionKinds, distributionSchema } from "./index.ts";

const duration = distributionSchema(durationText);
const written = (value: unknown) => {
  const read = readDocument({ file: "city.yaml", value, placeOf: () => undefined }, duration);
  return read.ok ? read.value : read.reason.map(({ field, message }) => `${field ?? "-"}: ${message}`);
};

test("amounts are written in the unit of the field", () => {
  expect(written({ lognormal: { mean: "5m", scv: 1.2 } })).toEqual({ kind: "lognormal", mean: 5 * MINUTE, scv: 1.2 });
  expect(written({ empirical: { values: ["1m", "2m"] } })).toEqual({ kind: "empirical", values: [MINUTE, 2 * MINUTE] });
  expect(distributionSchema(plainAmount).parse({ uniform: { low: 1, high: 2 } })).toEqual({
    kind: "uniform",
    low: 1,
    high: 2,
  });
});

test("a bare amount is constant", () => expect(written("5m")).toEqual({ kind: "constant", value: 5 * MINUTE }));

test.each(distributionKinds.map(({ kind, example }) => [kind, example] as const))(
  "the example of %s can be written down",
  (kind, { kind: _, ...parameters }) => {
    expect(distributionSchema(plainAmount).parse({ [kind]: parameters })).toEqual({ kind, ...parameters });
  },
);

const kinds = distributionKinds.map(({ kind }) => kind).join(", ");

test.each<[wrong: unknown, problems: readonly string[]]>([
  [
    { lognormal: { mean: "5 minutes", scv: -1, shape: 2 } },
    [
      'lognormal.mean: "5 minutes" is not a duration, such as "2h", "90m", "7d" or "PT1H30M"',
      "lognormal.scv: must be above 0",
      "lognormal.shape: there is no such field here",
    ],
  ],
  [
    { gamma: { mean: "0s" } },
    ["gamma.mean: must be above 0", "gamma.scv: Invalid input: expected number, received undefined"],
  ],
  [{ hyperexponential: { mean: "1m", scv: 0.5 } }, ["hyperexponential.scv: must be 1 or more"]],
  [{ erlang: { mean: "1m", phases: 1.5 } }, ["erlang.phases: Invalid input: expected int, received number"]],
  [
    { triangular: { low: "5m", mode: "1m", high: "2m" } },
    ["triangular.high: must be above low", "triangular.mode: must lie between low and high"],
  ],
  [{ uniform: { low: "5m", high: "5m" } }, ["uniform.high: must be above low"]],
  [{ empirical: { values: ["1m"], weights: [1, 2] } }, ["empirical.weights: there must be as many weights as values"]],
  [{ empirical: { values: ["1m"], weights: [0] } }, ["empirical.weights: one of them must be above 0"]],
  [{ log: { mean: "1m" } }, [`log: "log" is none of the kinds ${kinds}`]],
  [
    { constant: { value: "1m" }, exponential: { mean: "1m" } },
    ["exponential: a distribution has one kind, such as { exponential: { mean: … } }; here constant is given already"],
  ],
  [{}, ["-: a distribution has one kind, such as { exponential: { mean: … } }"]],
  [5, ["-: Invalid input: expected string, received number"]],
])("of %j all that is wrong is told, each with its place", (wrong, problems) => {
  expect(written(wrong)).toEqual(problems);
});
