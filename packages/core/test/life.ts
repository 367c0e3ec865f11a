import type { Command, CommandType } from "../src/appeal/acts/index.ts";
import type { Event, EventOf, EventType } from "../src/appeal/events.ts";
import type { Actor } from "../src/appeal/terms.ts";
import { MINUTE } from "../src/time/duration.ts";
import { type Instant, parseInstant } from "../src/time/instant.ts";

/**
 * The life of one appeal in the test city, as events that have happened and commands that are sent. Each stands at a plausible
 * minute of a Monday; every fact can be given otherwise.
 */

/** Minutes after Monday, 1 June 2026, 09:00 in the test city: its office opens. */
export const at = (minute: number): Instant => (parseInstant("2026-06-01T07:00:00Z") ?? 0) + minute * MINUTE;

export const appealId = "testville:1";

type Facts<Type extends EventType> = Partial<Omit<EventOf<Type>, "type">>;
type Order<Type extends CommandType> = Partial<Omit<Extract<Command, { readonly type: Type }>, "type">>;

export const matter = {
  hotline: "testville",
  kind: "complaint",
  channel: "phone",
  category: "streets-hole",
  area: "east",
  text: "A hole in the road",
} as const;

const by = (agency: string): Actor => `agency:${agency}`;

/** What happened. */
export const registered = (facts: Facts<"AppealRegistered"> = {}): Event => ({
  type: "AppealRegistered",
  appealId,
  at: at(0),
  by: "caller",
  ...matter,
  ...facts,
});

export const dispatchedTo = (agency: string, facts: Facts<"AppealDispatched"> = {}): Event => ({
  type: "AppealDispatched",
  appealId,
  at: at(0),
  by: "hotline",
  agency,
  manner: "direct",
  book: "test",
  ...facts,
});

export const signed = (agency: string, facts: Facts<"AssignmentSigned"> = {}): Event => ({
  type: "AssignmentSigned",
  appealId,
  at: at(10),
  by: by(agency),
  agency,
  ...facts,
});

export const contacted = (agency: string, facts: Facts<"CallerContacted"> = {}): Event => ({
  type: "CallerContacted",
  appealId,
  at: at(20),
  by: by(agency),
  agency,
  ...facts,
});

export const returned = (agency: string, facts: Facts<"AssignmentReturned"> = {}): Event => ({
  type: "AssignmentReturned",
  appealId,
  at: at(15),
  by: by(agency),
  agency,
  ground: "duty",
  reason: "not ours",
  ...facts,
});

export const conferred = (...agencies: string[]): Event => ({
  type: "ConferenceCalled",
  appealId,
  at: at(0),
  by: "hotline",
  agencies,
  question: "whose is it?",
});

export const disputed = (agency: string, facts: Facts<"AssignmentDisputed"> = {}): Event => ({
  type: "AssignmentDisputed",
  appealId,
  at: at(15),
  by: by(agency),
  agency,
  ground: "jurisdiction",
  reason: "west of the river",
  ...facts,
});

export const reported = (agency: string, facts: Facts<"ResultReported"> = {}): Event => ({
  type: "ResultReported",
  appealId,
  at: at(60),
  by: by(agency),
  agency,
  result: "filled",
  ...facts,
});

export const followedUp = (facts: Facts<"FollowUpRecorded"> = {}): Event => ({
  type: "FollowUpRecorded",
  appealId,
  at: at(120),
  by: "hotline",
  channel: "phone",
  reached: true,
  contacted: true,
  resolved: "yes",
  satisfied: "satisfied",
  ...facts,
});

export const notReached = (facts: Facts<"FollowUpRecorded"> = {}): Event => ({
  type: "FollowUpRecorded",
  appealId,
  at: at(120),
  by: "hotline",
  channel: "phone",
  reached: false,
  ...facts,
});

export const reworkOrdered = (agency: string, facts: Facts<"ReworkOrdered"> = {}): Event => ({
  type: "ReworkOrdered",
  appealId,
  at: at(120),
  by: "hotline",
  agency,
  reason: "not resolved",
  ...facts,
});

export const closed = (facts: Facts<"AppealClosed"> = {}): Event => ({
  type: "AppealClosed",
  appealId,
  at: at(120),
  by: "hotline",
  because: "followed-up",
  ...facts,
});

export const reopened = (facts: Facts<"AppealReopened"> = {}): Event => ({
  type: "AppealReopened",
  appealId,
  at: at(1440),
  by: "hotline",
  reason: "the hole is back",
  ...facts,
});

export const parked = (agency: string, facts: Facts<"AppealParked"> = {}): Event => ({
  type: "AppealParked",
  appealId,
  at: at(30),
  by: by(agency),
  agency,
  plan: "when the frost is over",
  resolveOn: at(100_000),
  ...facts,
});

export const resumed = (facts: Facts<"AppealResumed"> = {}): Event => ({
  type: "AppealResumed",
  appealId,
  at: at(90),
  by: "hotline",
  ...facts,
});

export const extensionRequested = (agency: string, facts: Facts<"ExtensionRequested"> = {}): Event => ({
  type: "ExtensionRequested",
  appealId,
  at: at(30),
  by: by(agency),
  agency,
  until: at(100_000),
  reason: "the pipe is deeper than we thought",
  ...facts,
});

export const extensionApproved = (facts: Facts<"ExtensionApproved"> = {}): Event => ({
  type: "ExtensionApproved",
  appealId,
  at: at(40),
  by: "hotline",
  until: at(100_000),
  ...facts,
});

/** What somebody orders. */
export const register = (order: Order<"RegisterAppeal"> = {}): Command => ({
  type: "RegisterAppeal",
  appealId,
  at: at(0),
  by: "caller",
  ...matter,
  ...order,
});

export const signedBy = (agency: string, order: Order<"SignAssignment"> = {}): Command => ({
  type: "SignAssignment",
  appealId,
  at: at(10),
  by: by(agency),
  ...order,
});

export const returnedBy = (agency: string, order: Order<"ReturnAssignment"> = {}): Command => ({
  type: "ReturnAssignment",
  appealId,
  at: at(15),
  by: by(agency),
  ground: "duty",
  reason: "not ours",
  ...order,
});

export const disputedBy = (agency: string, order: Order<"DisputeAssignment"> = {}): Command => ({
  type: "DisputeAssignment",
  appealId,
  at: at(15),
  by: by(agency),
  ground: "jurisdiction",
  reason: "west of the river",
  ...order,
});

/** The reviewer says whether the agency that disputes is right. */
export const ruledOn = (upheld: boolean, order: Order<"RuleOnDispute"> = {}): Command => ({
  type: "RuleOnDispute",
  appealId,
  at: at(45),
  by: "reviewer",
  upheld,
  reason: "the map says so",
  ...order,
});

export const dispatchTo = (agency: string, order: Order<"DispatchAppeal"> = {}): Command => ({
  type: "DispatchAppeal",
  appealId,
  at: at(15),
  by: "hotline",
  agency,
  manner: "direct",
  ...order,
});

export const notedBy = (agency: string, order: Order<"NoteProgress"> = {}): Command => ({
  type: "NoteProgress",
  appealId,
  at: at(30),
  by: by(agency),
  note: "half done",
  ...order,
});

export const coHandlerAddedBy = (actor: Actor, agency: string): Command => ({
  type: "AddCoHandler",
  appealId,
  at: at(30),
  by: actor,
  agency,
});

export const reportedBy = (agency: string, order: Order<"ReportResult"> = {}): Command => ({
  type: "ReportResult",
  appealId,
  at: at(60),
  by: by(agency),
  result: "filled",
  ...order,
});

export const followUp = (order: Order<"RecordFollowUp"> = {}): Command => ({
  type: "RecordFollowUp",
  appealId,
  at: at(120),
  by: "hotline",
  channel: "phone",
  reached: true,
  contacted: true,
  resolved: "yes",
  satisfied: "satisfied",
  ...order,
});

/** Nobody answered. */
export const calledInVain = (order: Order<"RecordFollowUp"> = {}): Command => ({
  type: "RecordFollowUp",
  appealId,
  at: at(120),
  by: "hotline",
  channel: "phone",
  reached: false,
  ...order,
});
