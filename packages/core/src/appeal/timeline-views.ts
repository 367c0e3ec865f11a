import type { EventOf, EventType } from "./events.ts";

/** Whoever looks at an appeal: anybody, the one who called, an agency that has to do with it, the hotline itself. */
export type Viewer = "public" | "caller" | "agency" | "staff";

/** Who sees what is marked so. Staff see everything, and nobody less than the public: so no view can hide what another one below it shows. */
export const viewersOf = {
  everybody: ["public", "caller", "agency", "staff"],
  parties: ["caller", "agency", "staff"],
  caller: ["caller", "staff"],
  agency: ["agency", "staff"],
  staff: ["staff"],
} as const satisfies Record<string, readonly Viewer[]>;
export type SeenBy = keyof typeof viewersOf;

/** What an event says besides what happened and when. */
export type FactsOf<Type extends EventType> = Omit<EventOf<Type>, "type" | "appealId" | "at">;

interface View<Fact extends PropertyKey = string> {
  /** Who learns that it happened. */
  readonly seen: SeenBy;
  /** Who of those learns this too. */
  readonly facts: Readonly<Record<Fact, SeenBy>>;
}

type Views = { readonly [Type in EventType]: View<Exclude<keyof FactsOf<Type>, "by">> };

const votes = { contacted: "parties", resolved: "parties", satisfied: "parties", channel: "parties" } as const;
const inner = { agency: "agency", reason: "agency" } as const;

/**
 * Who sees what of each event; a new event, and a new fact of an old one, must say so here or it does not compile.
 *
 * Everybody sees the stations of an appeal and the agencies that had it, never free text, for it may name people, and never what was
 * answered. The caller sees also what was said to them: the result, and the reason for more time, for parking and for an end (Beijing
 * regulation, article 15). What agencies argue among themselves, and what concerns the scores, is theirs and the hotline's; they
 * get every answer of a follow-up (article 28). Other people's appeals are never named to the caller. The reference to who called is
 * for staff alone: whoever must reach the caller asks for the identity, and that is recorded.
 */
export const timelineViews = {
  AppealRegistered: {
    seen: "everybody",
    facts: {
      hotline: "everybody",
      kind: "everybody",
      channel: "everybody",
      category: "everybody",
      area: "everybody",
      externalId: "parties",
      address: "parties",
      position: "parties",
      text: "parties",
      language: "parties",
      population: "parties",
      confidential: "parties",
      partOf: "parties",
      attributes: "agency",
      caller: "staff",
      earlierAppeals: "staff",
    },
  },
  InquiryAnswered: { seen: "everybody", facts: { answer: "parties" } },
  AppealDiverted: { seen: "everybody", facts: { disposition: "parties", advice: "parties", route: "agency" } },
  AppealMerged: { seen: "everybody", facts: { into: "agency" } },
  DuplicateJoined: { seen: "agency", facts: { duplicate: "agency" } },
  AppealUnmerged: { seen: "everybody", facts: { from: "agency", reason: "agency" } },
  DuplicateLeft: { seen: "agency", facts: { duplicate: "agency" } },
  AppealSplit: { seen: "everybody", facts: { into: "parties" } },
  ConferenceCalled: { seen: "parties", facts: { agencies: "parties", question: "agency", route: "agency" } },
  AppealDispatched: {
    seen: "everybody",
    facts: {
      agency: "everybody",
      coHandlers: "everybody",
      limit: "everybody",
      copiedTo: "parties",
      manner: "agency",
      priority: "agency",
      skills: "agency",
      route: "agency",
      book: "agency",
    },
  },
  AssignmentSigned: { seen: "everybody", facts: { agency: "everybody" } },
  AssignmentDisputed: { seen: "parties", facts: { ...inner, ground: "agency" } },
  DisputeRuled: { seen: "parties", facts: { ...inner, upheld: "agency" } },
  AssignmentReturned: { seen: "everybody", facts: { ...inner, ground: "agency" } },
  TransferOffered: { seen: "agency", facts: { ...inner, to: "agency" } },
  AppealTransferred: { seen: "everybody", facts: { from: "everybody", to: "everybody", reason: "agency" } },
  WhistleBlown: { seen: "parties", facts: { agency: "parties", departments: "parties", matter: "agency" } },
  WhistleAnswered: { seen: "parties", facts: { agency: "parties", note: "agency" } },
  CoHandlerAdded: { seen: "everybody", facts: { agency: "everybody", lead: "everybody" } },
  AppealEscalated: { seen: "parties", facts: { agency: "parties", to: "parties", reason: "agency" } },
  CallerContacted: { seen: "everybody", facts: { agency: "everybody", note: "agency" } },
  ProgressNoted: { seen: "parties", facts: { agency: "parties", note: "agency" } },
  ExtensionRequested: { seen: "parties", facts: { agency: "parties", until: "parties", reason: "parties" } },
  ExtensionApproved: { seen: "everybody", facts: { until: "everybody", more: "everybody" } },
  ExtensionDenied: { seen: "parties", facts: { reason: "agency" } },
  AppealParked: {
    seen: "everybody",
    facts: { agency: "everybody", resolveOn: "everybody", reviewAt: "parties", plan: "parties" },
  },
  AppealResumed: { seen: "everybody", facts: { reason: "agency" } },
  ResultReported: {
    seen: "everybody",
    facts: { agency: "everybody", result: "parties", evidence: "agency", sharedFrom: "agency" },
  },
  FollowUpRecorded: { seen: "everybody", facts: { ...votes, reached: "parties", note: "staff" } },
  VoteChanged: { seen: "parties", facts: { ...votes, reason: "caller" } },
  ReworkOrdered: { seen: "parties", facts: { agency: "parties", reason: "agency" } },
  AppealSupervised: {
    seen: "parties",
    facts: { agency: "parties", form: "parties", reason: "agency", clock: "agency" },
  },
  ProblemOrderRaised: { seen: "parties", facts: { to: "parties", reason: "agency" } },
  ExclusionRequested: { seen: "agency", facts: { ...inner, ground: "agency" } },
  ExclusionRuled: { seen: "agency", facts: { excluded: "agency", reason: "agency" } },
  ExclusionAppealed: { seen: "agency", facts: inner },
  TerminationRequested: { seen: "agency", facts: { ...inner, ground: "agency" } },
  TerminationDenied: { seen: "agency", facts: { reason: "agency" } },
  AppealTerminated: { seen: "everybody", facts: { reason: "parties" } },
  AppealClosed: { seen: "everybody", facts: { because: "parties" } },
  AppealReopened: { seen: "everybody", facts: { reason: "agency" } },
  PraiseRecorded: { seen: "parties", facts: { agency: "parties", note: "parties" } },
  RiskWarned: { seen: "agency", facts: { to: "agency", risk: "agency" } },
  ClockWarned: { seen: "agency", facts: { stage: "agency", level: "agency", dueAt: "agency", reachedAt: "agency" } },
  ClockBreached: { seen: "parties", facts: { stage: "parties", dueAt: "parties" } },
  ClockCorrected: { seen: "parties", facts: { stage: "parties", was: "parties", is: "parties" } },
  ImportWithdrawn: { seen: "everybody", facts: { importId: "staff", reason: "staff", events: "staff" } },
} as const satisfies Views;

/** The same for code that has an event of any type. A fact that no view names is nobody's but staff's. */
export const viewOf = (type: EventType): View => timelineViews[type];
