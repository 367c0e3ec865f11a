import { schemes } from "../../packages/core/src/satisfaction/schemes/index.ts";
import { code, page, rows } from "./markdown.ts";

const list = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name} ${Number((value as number).toFixed(4))}`)
    .join(", ");

export const schemesPage = (): string =>
  page(
    "Scoring schemes",
    "What `satisfaction.yaml` may name as `scheme`. Rates rest on valid follow-ups: those that reached the caller. The composite is the weighted sum of response, resolution and satisfaction. A city may replace `weights` and `credit`, and a file with a scheme of its own can be tried by `swiftline score whatif`.",
    rows(
      ["scheme", "version", "meant for", "summary", "weights", "credit", "response", "basis"],
      schemes.map(({ id, version, from, to, summary, weights, credit, response, basis }) => [
        code(id),
        version,
        from === undefined && to === undefined ? "any time" : `${from ?? ""} to ${to ?? "now"}`,
        summary,
        list(weights),
        list(credit),
        response.join(", "),
        basis,
      ]),
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
