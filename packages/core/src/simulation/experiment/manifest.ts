import { hashOf } from "../../hash.ts";
import type { CheapestStaffing } from "./cheapest-staffing.ts";
import { type Design, designOf } from "./design.ts";
import type { ExperimentResult } from "./run-experiment.ts";
import type { StaffingQuestion } from "./staffing-question.ts";
import type { MissedPrecision } from "./stopping.ts";

/** What whoever runs an experiment knows of it and the experiment does not. */
export interface RunConditions {
  /** The versions of the programs that ran it, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The random streams that the model draws from, by name. */
  readonly streams: readonly string[];
}

/** All that is needed to run an experiment again, and the hash by which one sees that it came out the same. */
export interface ExperimentManifest extends RunConditions {
  readonly format: "swiftline-experiment-manifest-1";
  readonly design: Design;
  /** How many replications of each point count, in the design's order. */
  readonly replications: readonly number[];
  readonly partial?: string;
  /** The precisions that were not reached, if any. */
  readonly missed?: readonly MissedPrecision[];
  /** Of every value that counts, in order, and of the answer where it is one to a question. */
  readonly resultHash: string;
}

export const manifestOf = (
  { design, replications, partial, missed }: Omit<ExperimentResult, "summaries" | "comparisons">,
  { versions, streams }: RunConditions,
): ExperimentManifest => ({
  format: "swiftline-experiment-manifest-1",
  design,
  replications: replications.map((each) => each.length),
  ...(partial !== undefined && { partial }),
  ...(missed.length > 0 && { missed }),
  resultHash: hashOf(replications),
  versions,
  streams: [...streams].sort(),
});

/** The manifest of a search: its points are the staffings that were simulated, in their order. */
export interface SearchManifest extends ExperimentManifest {
  /** What was looked for among them, and how far the answer is proved; no best where nothing reached the targets. */
  readonly search: Pick<StaffingQuestion, "groups" | "targets" | "confidence"> &
    Pick<CheapestStaffing, "proof"> & { readonly best: string | null };
}

/** The result hash of a search is of its answer, too: what was the best, how far that is proved, and what each staffing costs. */
export function searchManifestOf(
  { groups, targets, confidence = 0.5, replications, ...asked }: StaffingQuestion,
  { best, proof, trials }: CheapestStaffing,
  conditions: RunConditions,
): SearchManifest {
  const design = designOf({ ...asked, points: trials.map(({ point }) => point), stopping: { minimum: replications } });
  const measured = trials.map((trial) => trial.replications);
  const answer = { proof, best: best?.point.name ?? null };
  return {
    ...manifestOf({ design, replications: measured, missed: [] }, conditions),
    search: { groups, targets, confidence, ...answer },
    resultHash: hashOf({ measured, costs: trials.map(({ cost }) => cost), ...answer }),
  };
}
