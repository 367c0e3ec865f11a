import { schemes } from "../../packages/core/src/satisfaction/schemes/index.ts";
import { code, page, rows } from "./markdown.ts";

const list = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name} ${Number((value as number).toFixed(4))}`)
    .join(", ");

export const schemesPage = (): string =>
  page(
    "Scoring schemes",
    "What `satisfaction.yaml` may name as `scheme`. Rates rest on valid follow-ups: those that reached the caller. The composite is the weighted sum of response, resolution and satisfaction. A city may replace `weights` and `credit`.",
    rows(
      ["scheme", "summary", "weights", "credit", "basis"],
      schemes.map(({ id, summary, weights, credit, basis }) => [code(id), summary, list(weights), list(credit), basis]),
    ),
    "## Worked examples",
    rows(
      ["scheme", "valid", "contacted", "resolved", "satisfied", "score"],
      schemes.map(({ id, example: { answers, score } }) => [
        code(id),
        String(answers.valid),
        String(answers.contacted),
        String(answers.resolved),
        list(answers.satisfied),
        score.toFixed(1),
      ]),
    ),
  );
