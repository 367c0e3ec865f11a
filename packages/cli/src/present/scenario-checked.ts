import { z } from "zod";
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
  /** Values that it does not give, each with where the default comes from. */
  assumptions: z.array(z.strictObject({ field: z.string(), value: z.string(), source: z.string() })),
});
export type ScenarioCheckAnswer = z.infer<typeof ScenarioCheckAnswer>;

/** The answer for a person to read. */
export function scenarioCheckLines(answer: ScenarioCheckAnswer): readonly string[] {
  const { scenario, ok, name, city, problems, assumptions } = answer;
  const errors = problems.filter(({ severity }) => severity === undefined).length;
  const verdict = ok ? `${name} can be simulated in ${city}.` : counted(errors, "error");
  return [...problemLines(problems), `${scenario}: ${verdict}`, ...(ok ? assumptionLines(assumptions) : [])];
}

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
