import type { EventType } from "../appeal/events.ts";
import { StageKey } from "../appeal/terms.ts";

export type { StageKey } from "../appeal/terms.ts";

/** The clocks an appeal may run against, in the order of its life. */
export const stageKeys = StageKey.options;

/** What may start a clock. */
export const stageTriggers = ["registered", "dispatched", "signed", "reported"] as const;
export type StageTrigger = (typeof stageTriggers)[number];

/** The event behind each trigger. */
export const eventStarting = {
  registered: "AppealRegistered",
  dispatched: "AppealDispatched",
  signed: "AssignmentSigned",
  reported: "ResultReported",
} as const satisfies Record<StageTrigger, EventType>;

/** What may make a clock stand still: the appeal is parked (挂账), its dispatch is disputed, or it waits for another one's result. */
export const pauseTriggers = ["parked", "disputed", "merged"] as const;
export type PauseTrigger = (typeof pauseTriggers)[number];

/** The event with which each pause begins, and the one with which it ends. */
export const pauseEvents = {
  parked: { from: "AppealParked", to: "AppealResumed" },
  disputed: { from: "AssignmentDisputed", to: "DisputeRuled" },
  merged: { from: "AppealMerged", to: "AppealUnmerged" },
} as const satisfies Record<PauseTrigger, { readonly from: EventType; readonly to: EventType }>;

const ends = [
  "InquiryAnswered",
  "AppealDiverted",
  "AppealSplit",
  "AppealTerminated",
  "AppealClosed",
  "ImportWithdrawn",
] as const;

interface StageMeaning {
  readonly summary: string;
  /** What stops the clock. Doing more than was asked stops it too: who reports a result has signed. */
  readonly stopsOn: ReadonlySet<EventType>;
  /** What starts it anew from nothing: each agency has its own time to sign, and rework its own time to settle. */
  readonly restartsOn: ReadonlySet<EventType>;
  /** What takes it up again once it has stopped; the stage's `reopen` says how. Elsewhere a new dispatch or result starts it anew. */
  readonly resumesOn: ReadonlySet<EventType>;
  /** What makes it stand still where the policy does not say. */
  readonly pausesOn: readonly PauseTrigger[];
  /** Whether an extension that is approved moves its limit. */
  readonly extensible: boolean;
  /** Whether an agency that lets it pass is reminded where the policy names no ladder. */
  readonly reminds: boolean;
}

const none: ReadonlySet<EventType> = new Set();
const perAgency = new Set<EventType>(["AppealDispatched", "AppealTransferred"]);

export const stageMeaning: { readonly [Key in StageKey]: StageMeaning } = {
  acknowledge: {
    summary: "the agency signs for the appeal",
    stopsOn: new Set<EventType>([
      "AssignmentSigned",
      "AssignmentReturned",
      "AppealTransferred",
      "CallerContacted",
      "ProgressNoted",
      "ResultReported",
      ...ends,
    ]),
    restartsOn: perAgency,
    resumesOn: none,
    pausesOn: ["merged"],
    extensible: false,
    reminds: false,
  },
  contact: {
    summary: "the agency speaks with the caller",
    stopsOn: new Set<EventType>([
      "AssignmentReturned",
      "AppealTransferred",
      "CallerContacted",
      "ResultReported",
      ...ends,
    ]),
    restartsOn: perAgency,
    resumesOn: none,
    pausesOn: ["merged"],
    extensible: false,
    reminds: false,
  },
  resolve: {
    summary: "the agency reports a result",
    stopsOn: new Set<EventType>(["ResultReported", ...ends]),
    restartsOn: new Set<EventType>(["ReworkOrdered"]),
    resumesOn: new Set<EventType>(["AppealReopened"]),
    pausesOn: ["parked"],
    extensible: true,
    reminds: true,
  },
  "follow-up": {
    summary: "the hotline calls the citizen back",
    stopsOn: new Set<EventType>(["FollowUpRecorded", ...ends]),
    restartsOn: new Set<EventType>(["ResultReported"]),
    resumesOn: none,
    pausesOn: [],
    extensible: false,
    reminds: false,
  },
};
