import { schemes } from "../../packages/core/src/satisfaction/schemes/index.ts";
import { code, page, rows } from "./markdown.ts";

const list = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name} ${Number((value as number).toFixed(4))}`)
    .join(", ");

/** A part of `satisfaction.yaml`, as the page shows it. */
export const ownScheme = `scheme: ours
schemes:
  - id: ours
    version: "1"
    to: 2025-12-18
    weights: { response: 0.2, resolution: 0.4, satisfaction: 0.4 }
    credit: { satisfied: 1, basically-satisfied: 0.8 }
  - id: ours
    version: "2"
    from: 2025-12-19
    weights: { response: 0.1, resolution: 0.5, satisfaction: 0.4 }
    credit: { satisfied: 1, basically-satisfied: 0.8 }
    partly: 0.5
    response: [signed-in-time, contacted]
`;
const fenced = ["```yaml", ownScheme.trimEnd(), "```"].join("\n");

export const schemesPage = (): string =>
  page(
    "Scoring schemes",
    "What `satisfaction.yaml` may name as `scheme`. Rates rest on valid follow-ups: those that reached the caller. The composite is the weighted sum of response, resolution and satisfaction; where nobody was reached there is none, and a dash stands where some published code writes 0. What a matter that is partly resolved is worth stands under partly; an answer that is not named earns nothing.",
    rows(
      ["scheme", "version", "meant for", "summary", "weights", "credit", "partly", "response", "basis"],
      schemes.map(({ id, version, from, to, summary, weights, credit, partly, response, basis }) => [
        code(id),
        version,
        from === undefined && to === undefined ? "any time" : `${from ?? ""} to ${to ?? "now"}`,
        summary,
        list(weights),
        list(credit),
        String(partly),
        response.join(", "),
        basis,
      ]),
    ),
    "## A scheme of the city's own",
    "A city that weighs or credits otherwise names a scheme of its own. Each version stands for itself with the dates for which it is meant, and a period is scored by the version of its last day. With `weights` or `credit` beside a published scheme its version reads as changed by the city. A file with one scheme can be tried by `swiftline score whatif`.",
    fenced,
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
