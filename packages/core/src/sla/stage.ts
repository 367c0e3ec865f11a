import type { EventType } from "../appeal/events.ts";

/** The clocks an appeal may run against: sign for it, speak with the caller, settle it, call back. */
export const stageKeys = ["acknowledge", "contact", "resolve", "follow-up"] as const;
export type StageKey = (typeof stageKeys)[number];

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

const ends = [
  "InquiryAnswered",
  "AppealDiverted",
  "AppealMerged",
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
  /** What makes it go on with the time it had left. Elsewhere a new dispatch or result starts it anew. */
  readonly resumesOn: ReadonlySet<EventType>;
}

const none: ReadonlySet<EventType> = new Set();

export const stageMeaning: { readonly [Key in StageKey]: StageMeaning } = {
  acknowledge: {
    summary: "the agency signs for the appeal",
    stopsOn: new Set<EventType>([
      "AssignmentSigned",
      "AssignmentReturned",
      "CallerContacted",
      "ProgressNoted",
      "ResultReported",
      ...ends,
    ]),
    restartsOn: new Set<EventType>(["AppealDispatched"]),
    resumesOn: none,
  },
  contact: {
    summary: "the agency speaks with the caller",
    stopsOn: new Set<EventType>(["AssignmentReturned", "CallerContacted", "ResultReported", ...ends]),
    restartsOn: new Set<EventType>(["AppealDispatched"]),
    resumesOn: none,
  },
  resolve: {
    summary: "the agency reports a result",
    stopsOn: new Set<EventType>(["ResultReported", ...ends]),
    restartsOn: new Set<EventType>(["ReworkOrdered"]),
    resumesOn: new Set<EventType>(["AppealReopened", "AppealUnmerged"]),
  },
  "follow-up": {
    summary: "the hotline calls the citizen back",
    stopsOn: new Set<EventType>(["FollowUpRecorded", ...ends]),
    restartsOn: new Set<EventType>(["ResultReported"]),
    resumesOn: none,
  },
};
