import type { Load } from "@swiftline/core/simulation/scenario";
import * as z from "zod";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { textTable } from "./table.ts";

/** A scenario held against a city: what is wrong in it, and what it leaves to defaults. */
export const ScenarioCheckAnswer = z.strictObject({
  scenario: z.string(),
  ok: z.boolean(),
  /** Its name; null where its form is wrong. */
  name: z.string().nullable(),
  city: z.string(),
  book: z.string(),
  problems: z.array(ProblemAnswer),
  /**
   * How busy those are who work, as a share of their time; null where the scenario cannot be run, and of a group where nobody of it is
   * ever there. The busiest agencies come first.
   */
  load: z
    .strictObject({
      operators: z.number().nullable(),
      followUp: z.number().nullable(),
      offices: z.array(z.strictObject({ agency: z.string(), utilisation: z.number().nullable() })),
    })
    .nullable(),
  /** Values that it does not give, each with where the default comes from. */
  assumptions: z.array(z.strictObject({ field: z.string(), value: z.string(), source: z.string() })),
});
export type ScenarioCheckAnswer = z.infer<typeof ScenarioCheckAnswer>;

type LoadAnswer = NonNullable<ScenarioCheckAnswer["load"]>;

export const loadAnswer = ({ operators, followUp, offices }: Load): LoadAnswer => ({
  operators: shareOf(operators),
  followUp: shareOf(followUp),
  offices: offices.map(({ agency, utilisation }) => ({ agency, utilisation: shareOf(utilisation) })),
});

const shareOf = (utilisation: number): number | null =>
  Number.isFinite(utilisation) ? Number(utilisation.toFixed(4)) : null;

/** The answer for a person to read. */
export function scenarioCheckLines(answer: ScenarioCheckAnswer): readonly string[] {
  const { scenario, ok, name, city, problems, load, assumptions } = answer;
  const errors = problems.filter(({ severity }) => severity === undefined).length;
  const verdict = ok ? `${name} can be simulated in ${city}.` : counted(errors, "error");
  return [
    ...problemLines(problems),
    `${scenario}: ${verdict}`,
    ...(load === null ? [] : loadLines(load)),
    ...(ok ? assumptionLines(assumptions) : []),
  ];
}

/** So many of the busiest agencies are told. */
const BUSIEST = 5;

function loadLines({ operators, offices, followUp }: LoadAnswer): readonly string[] {
  const busiest = offices.slice(0, BUSIEST).map(({ agency, utilisation }) => [agency, spokenShare(utilisation)]);
  const others = offices.length - busiest.length;
  return [
    "",
    "Who works would be busy for so much of their time:",
    textTable(
      [{ label: "Who" }, { label: "Busy", right: true }],
      [
        ["operators", spokenShare(operators)],
        ...busiest,
        ...(others > 0
          ? [[`the other ${counted(others, "agency")}, at most`, spokenShare(offices[BUSIEST]?.utilisation)]]
          : []),
        ["those who call back", spokenShare(followUp)],
      ],
    ),
  ];
}

const spokenShare = (share: number | null | undefined): string =>
  typeof share === "number" ? `${(100 * share).toFixed(1)} %` : "nobody is there";

function assumptionLines(assumptions: ScenarioCheckAnswer["assumptions"]): readonly string[] {
  if (assumptions.length === 0) return ["It leaves nothing to defaults."];
  return [
    "",
    "What it does not say is taken to be:",
    textTable(
      [{ label: "Field" }, { label: "Value" }, { label: "From" }],
      assumptions.map(({ field, value, source }) => [field, value, source]),
    ),
  ];
}
