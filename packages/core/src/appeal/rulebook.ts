import type { Appeal } from "./appeal.ts";
import type { History } from "./events.ts";
import type { Refusal } from "./refusals.ts";
import type { AttributeType, Limit } from "./terms.ts";

/** The choices that the law leaves to a city and that the acts ask for; `city.yaml` sets them. */
export interface ActParameters {
  /** How often one appeal may be returned before it must be designated. */
  readonly maxReturns: number;
  /** How often a caller is tried before the appeal closes as unreachable. */
  readonly maxFollowUpAttempts: number;
  /** How often rework is ordered before the agency is supervised instead. */
  readonly maxReworks: number;
  /** On what grounds an agency may ask that an appeal be left out of the scores; any where none is named. */
  readonly exclusionGrounds: readonly string[];
  /** For how many days a caller may change the answers of a follow-up. */
  readonly voteChangeDays: number;
}

/** The moments from which a promised limit may count. The first dispatch starts the caller's clock; a return does not restart it. */
export interface PromiseStarts {
  readonly registeredAt: number;
  readonly dispatchedAt: number;
}

/** More time, wanted at a moment: until another one, or so many milliseconds more. */
export interface WantedExtension {
  readonly at: number;
  readonly until?: number | undefined;
  readonly more?: number | undefined;
}

/** What the acts ask of a city. The policy book answers; a test answers with a literal. */
export interface Rulebook {
  readonly version: string;
  readonly parameters: ActParameters;
  readonly hasAgency: (agency: string) => boolean;
  readonly hasCategory: (category: string) => boolean;
  readonly hasArea: (area: string) => boolean;
  readonly hasHotline: (hotline: string) => boolean;
  readonly hasPolicy: (policy: string) => boolean;
  /** What an appeal may say besides its text. */
  readonly attributes: ReadonlyMap<string, AttributeType>;
  /** Whether an agency may call departments to the spot: subdistricts and townships may (article 16). */
  readonly mayWhistle: (agency: string) => boolean;
  /** The agency above one, which supervises what it repeatedly failed to settle. */
  readonly superiorOf: (agency: string) => string | undefined;
  /** The limit that an appeal is promised under a policy (the default one when none is named). */
  readonly promise: (policy: string | undefined, starts: PromiseStarts) => Limit;
  /** Whether the limit to settle an appeal has passed at a moment without a result. */
  readonly isOverdue: (appeal: Appeal, history: History, at: number) => boolean;
  /** Why the policy of an appeal does not allow more time; undefined where it does. */
  readonly refusesExtension: (appeal: Appeal, history: History, wanted: WantedExtension) => Refusal | undefined;
}
