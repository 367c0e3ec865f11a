import type { AppealStatus } from "./appeal.ts";
import type { EventType } from "./events.ts";
import type { Actor, AttributeType, Disposition, Role } from "./terms.ts";

/** What can be wrong. */
type Facts =
  | { readonly code: "act/not-allowed"; readonly act: string; readonly by: Actor; readonly allowed: readonly Role[] }
  | { readonly code: "act/back-in-time"; readonly at: number; readonly last: number }
  | { readonly code: "appeal/exists"; readonly appealId: string }
  | { readonly code: "appeal/unknown"; readonly appealId: string }
  /** Whoever orders the act has seen an earlier version of the appeal. */
  | { readonly code: "appeal/changed"; readonly seen: number; readonly version: number }
  | {
      readonly code: "appeal/wrong-status";
      readonly act: string;
      readonly status: AppealStatus;
      readonly allowed: readonly AppealStatus[];
    }
  | { readonly code: "appeal/not-yours"; readonly agency: string; readonly assigned: string }
  | { readonly code: "appeal/returned-before"; readonly agency: string }
  | { readonly code: "appeal/may-not-return"; readonly agency: string; readonly why: "too-often" }
  | { readonly code: "appeal/designated"; readonly agency: string }
  | {
      readonly code: "appeal/unsound-ruling";
      /** It denies the dispute and names another agency; upholds it and names the same; or names none where one must be designated. */
      readonly why: "denied-yet-moved" | "upheld-yet-kept" | "nobody-named";
    }
  | { readonly code: "appeal/takes-part-already"; readonly agency: string; readonly as: "lead" | "co-handler" }
  | {
      readonly code: "appeal/unsound-merge";
      readonly into: string;
      /** Into itself; into one that waits for another itself; into one whose result is in, or that is over. */
      readonly why: "itself" | "merged-itself" | "answered-already";
    }
  | { readonly code: "appeal/leads-others"; readonly duplicates: readonly string[] }
  | { readonly code: "appeal/not-offered"; readonly agency: string; readonly offeredTo: string | undefined }
  | { readonly code: "appeal/may-not-whistle"; readonly agency: string }
  | { readonly code: "appeal/not-summoned"; readonly agency: string }
  | { readonly code: "appeal/asked-already"; readonly since: number }
  | { readonly code: "appeal/nothing-asked"; readonly act: string }
  | { readonly code: "appeal/ruled-for-good" }
  | { readonly code: "appeal/answered-already"; readonly at: number }
  | {
      readonly code: "appeal/unsound-answer";
      /** Answers of a caller who was not reached; a caller reached who answered nothing. */
      readonly why: "unreached" | "empty";
    }
  | { readonly code: "appeal/too-late"; readonly until: number }
  | { readonly code: "appeal/advice-missing"; readonly disposition: Disposition }
  | { readonly code: "appeal/not-an-inquiry"; readonly kind: string }
  | { readonly code: "appeal/no-text" }
  | { readonly code: "appeal/unsound-language"; readonly language: string }
  | { readonly code: "appeal/unknown-whole"; readonly partOf: string }
  | { readonly code: "appeal/not-followed-up" }
  | { readonly code: "appeal/not-due-yet" }
  | { readonly code: "appeal/date-passed"; readonly at: number; readonly given: number }
  | { readonly code: "appeal/extension-unclear"; readonly said: "twice" | "never" }
  | {
      readonly code: "appeal/may-not-extend";
      /** No clock to settle it runs; it is due already; the new limit is no later than the one in force; more would be too much. */
      readonly why: "no-clock" | "overdue" | "no-later" | "too-often" | "too-long";
      readonly dueAt?: number | undefined;
      readonly latest?: number | undefined;
    }
  | {
      readonly code: "appeal/depended-on";
      /** What came first of all that rests on the record, and how much more came. */
      readonly event: EventType;
      readonly at: number;
      readonly more: number;
    }
  | { readonly code: "city/unknown-agency"; readonly agency: string }
  | { readonly code: "city/unknown-category"; readonly category: string }
  | { readonly code: "city/unknown-area"; readonly area: string }
  | { readonly code: "city/unknown-hotline"; readonly hotline: string }
  | { readonly code: "city/unknown-policy"; readonly policy: string }
  | { readonly code: "city/unknown-ground"; readonly ground: string; readonly known: readonly string[] }
  | {
      readonly code: "city/unknown-attribute";
      readonly attribute: string;
      readonly known: readonly string[];
      /** The one that is nearest by its letters. */
      readonly meant: string | undefined;
    }
  | {
      readonly code: "city/unsound-value";
      readonly attribute: string;
      readonly takes: AttributeType;
      /** Of a choice, the value that is nearest by its letters. */
      readonly meant: string | undefined;
    };

/** One thing that is wrong, and in which part of the command, where it has parts: `["into", 1]`. */
type Reason = Facts & { readonly within?: readonly (string | number)[] };

/**
 * Why the domain says no: a code and its facts, no prose. `text/` has the words in each language. `also` is what else is wrong
 * with the same command.
 */
export type Refusal = Reason & { readonly also?: readonly Reason[] };

/** Nobody reads more at once. */
export const MOST_REASONS = 20;

/** One refusal for all of these reasons; undefined where there are none. */
export function refusalFor([first, ...also]: readonly Refusal[]): Refusal | undefined {
  if (first === undefined || also.length === 0) return first;
  return { ...first, also: also.slice(0, MOST_REASONS - 1) };
}

/** Everything that a refusal says no for, one by one. */
export const reasonsOf = ({ also = [], ...first }: Refusal): readonly Refusal[] => [first, ...also];

export type RefusalCode = Refusal["code"];

/** The HTTP status that answers each refusal. */
export const httpStatusOf = {
  "act/not-allowed": 403,
  "act/back-in-time": 409,
  "appeal/exists": 409,
  "appeal/unknown": 404,
  "appeal/changed": 412,
  "appeal/wrong-status": 409,
  "appeal/not-yours": 403,
  "appeal/returned-before": 409,
  "appeal/may-not-return": 409,
  "appeal/designated": 409,
  "appeal/unsound-ruling": 422,
  "appeal/takes-part-already": 409,
  "appeal/unsound-merge": 409,
  "appeal/leads-others": 409,
  "appeal/not-offered": 403,
  "appeal/may-not-whistle": 403,
  "appeal/not-summoned": 403,
  "appeal/asked-already": 409,
  "appeal/nothing-asked": 409,
  "appeal/ruled-for-good": 409,
  "appeal/answered-already": 409,
  "appeal/unsound-answer": 422,
  "appeal/too-late": 409,
  "appeal/advice-missing": 422,
  "appeal/not-an-inquiry": 422,
  "appeal/no-text": 422,
  "appeal/unsound-language": 422,
  "appeal/unknown-whole": 422,
  "appeal/not-followed-up": 409,
  "appeal/not-due-yet": 409,
  "appeal/date-passed": 422,
  "appeal/extension-unclear": 422,
  "appeal/may-not-extend": 409,
  "appeal/depended-on": 409,
  "city/unknown-agency": 422,
  "city/unknown-category": 422,
  "city/unknown-area": 422,
  "city/unknown-hotline": 422,
  "city/unknown-policy": 422,
  "city/unknown-ground": 422,
  "city/unknown-attribute": 422,
  "city/unsound-value": 422,
} as const satisfies Record<RefusalCode, number>;
