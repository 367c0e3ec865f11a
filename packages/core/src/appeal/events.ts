import * as z from "zod";
import {
  Actor,
  Announcement,
  AppealId,
  AppealKind,
  Channel,
  ClockTruth,
  Code,
  DispatchManner,
  Disposition,
  FollowUpChannel,
  Instant,
  Limit,
  Note,
  Population,
  Position,
  Priority,
  ReturnGround,
  RouteTrail,
  StageKey,
  SupervisionForm,
  TerminationGround,
  Vote,
  WarningLevel,
} from "./terms.ts";

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), appealId: AppealId, at: Instant, by: Actor, ...shape });

/** Open311 clients send up to 4,000 characters; message boards hold letters of 7,000 and more. */
export const LONGEST_TEXT = 20_000;
export const LONGEST_ADDRESS = 1000;

/** The form of a reference to a caller, as a store makes them. What has another may be a name or a number. */
export const isCallerReference = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** What the appeal is about, as it was taken down. Who called is not here: `caller` refers to the erasable identity. */
export const matter = {
  hotline: Code,
  externalId: z.string().max(120).optional(),
  kind: AppealKind,
  channel: Channel,
  category: Code,
  area: Code.optional(),
  address: z.string().max(LONGEST_ADDRESS).optional(),
  position: Position.optional(),
  text: z.string().max(LONGEST_TEXT),
  language: z.string().max(35).optional(),
  population: Population.optional(),
  confidential: z.boolean().optional(),
  caller: Code.optional(),
  /** How many appeals the same caller had made before, as counted where this one was taken down. */
  earlierAppeals: z.int().min(0).optional(),
  /** The appeal of which this one is a part, where it was split. */
  partOf: AppealId.optional(),
  attributes: z.record(Code, z.union([z.string(), z.number(), z.boolean()])).optional(),
} as const;

/**
 * Everything that can have happened to an appeal. An event says what is true whatever the city's book says later,
 * so it carries the rule, the book version and the limit that were in force.
 */
export const Event = z.discriminatedUnion("type", [
  event("AppealRegistered", matter),
  event("InquiryAnswered", { answer: Note }),
  event("AppealDiverted", { disposition: Disposition, advice: Note, route: RouteTrail.optional() }),
  event("AppealMerged", { into: AppealId }),
  event("DuplicateJoined", { duplicate: AppealId }),
  event("AppealUnmerged", { from: AppealId, reason: Note }),
  event("DuplicateLeft", { duplicate: AppealId }),
  event("AppealSplit", { into: z.array(AppealId).min(2) }),
  event("ConferenceCalled", { agencies: z.array(Code).min(1), question: Note, route: RouteTrail.optional() }),
  event("AppealDispatched", {
    agency: Code,
    manner: DispatchManner,
    copiedTo: z.array(Code).optional(),
    coHandlers: z.array(Code).optional(),
    priority: Priority.optional(),
    /** What the one who takes it up must be able to do. */
    skills: z.array(Code).optional(),
    route: RouteTrail.optional(),
    limit: Limit.optional(),
    book: z.string(),
  }),
  event("AssignmentSigned", { agency: Code }),
  event("AssignmentDisputed", { agency: Code, ground: ReturnGround, reason: Note }),
  event("DisputeRuled", { upheld: z.boolean(), agency: Code.optional(), reason: Note }),
  event("AssignmentReturned", { agency: Code, ground: ReturnGround, reason: Note }),
  event("TransferOffered", { agency: Code, to: Code, reason: Note }),
  event("AppealTransferred", { from: Code, to: Code, reason: Note }),
  event("WhistleBlown", { agency: Code, departments: z.array(Code).min(1), matter: Note }),
  event("WhistleAnswered", { agency: Code, note: Note }),
  event("CoHandlerAdded", { agency: Code, lead: Code }),
  event("AppealEscalated", { agency: Code, to: Code, reason: Note }),
  event("CallerContacted", { agency: Code, note: Note.optional() }),
  event("ProgressNoted", { agency: Code, note: Note }),
  event("ExtensionRequested", { agency: Code, until: Instant, reason: Note }),
  /** Either a new limit, or so many milliseconds `more`, counted as the limit itself counts. */
  event("ExtensionApproved", { until: Instant.optional(), more: z.int().positive().optional() }),
  event("ExtensionDenied", { reason: Note }),
  event("AppealParked", { agency: Code, plan: Note, resolveOn: Instant, reviewAt: Instant.optional() }),
  event("AppealResumed", { reason: Note.optional() }),
  /** `sharedFrom` names the appeal with which this one was handled, where it was merged. */
  event("ResultReported", {
    agency: Code,
    result: Note,
    evidence: z.array(z.string()).optional(),
    sharedFrom: AppealId.optional(),
  }),
  event("FollowUpRecorded", {
    ...Vote.shape,
    channel: FollowUpChannel,
    reached: z.boolean(),
    note: Note.optional(),
  }),
  event("VoteChanged", { ...Vote.shape, channel: FollowUpChannel, reason: Note }),
  event("ReworkOrdered", { agency: Code, reason: Note }),
  /** `clock` where a limit that passed is the reason: which one, and when this step was reached. */
  event("AppealSupervised", {
    form: SupervisionForm,
    agency: Code,
    reason: Note,
    clock: z.strictObject({ stage: StageKey, dueAt: Instant, reachedAt: Instant }).optional(),
  }),
  event("ProblemOrderRaised", { to: Code, reason: Note }),
  event("ExclusionRequested", { agency: Code, ground: Code, reason: Note }),
  event("ExclusionRuled", { excluded: z.boolean(), reason: Note }),
  event("ExclusionAppealed", { agency: Code, reason: Note }),
  event("TerminationRequested", { agency: Code, ground: TerminationGround, reason: Note }),
  event("TerminationDenied", { reason: Note }),
  event("AppealTerminated", { reason: Note }),
  event("AppealClosed", { because: z.enum(["followed-up", "unreachable", "imported"]) }),
  event("AppealReopened", { reason: Note }),
  event("PraiseRecorded", { agency: Code, note: Note }),
  event("RiskWarned", { to: z.array(Code).min(1), risk: Note }),
  event("ClockWarned", { stage: StageKey, level: WarningLevel, dueAt: Instant, reachedAt: Instant }),
  event("ClockBreached", { stage: StageKey, dueAt: Instant }),
  event("ClockCorrected", { stage: StageKey, was: Announcement, is: ClockTruth }),
  /** `events`: how many of those before it are taken back; all of them where it does not say. */
  event("ImportWithdrawn", { importId: z.string(), reason: Note, events: z.int().positive().optional() }),
]);
export type Event = z.infer<typeof Event>;
/** What happened to one appeal, in order. It is the truth; the appeal, its clocks and its scores are folds of it. */
export type History = readonly Event[];
export type EventType = Event["type"];
export type EventOf<Type extends EventType> = Extract<Event, { readonly type: Type }>;

/** The names of all events, in the order of an appeal's life. */
export const eventTypes: readonly EventType[] = Event.options.map((option) => option.shape.type.value);
