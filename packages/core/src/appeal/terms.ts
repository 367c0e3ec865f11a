import * as z from "zod";
import { appealTimes } from "./appeal-times.ts";

/** A code of the city's own lists: an agency, a category, an area, a policy, a hotline. */
export const Code = z
  .string()
  .regex(/^[^\s|,\p{Cc}]{1,80}$/u, "a code has 1 to 80 characters and no space, comma or |");

/** `hotline:number`, e.g. `nyc-311:68643811`: the one name of an appeal, the same in every system that holds it. */
export const AppealId = z.string().regex(/^[^\s:]+:\S{1,120}$/u, "an appeal id reads hotline:number");

/** Integer milliseconds since 1970-01-01T00:00Z, within {@link appealTimes}. */
export const Instant = z.int().min(appealTimes.from).lt(appealTimes.to);

/** Free text of the people who work on an appeal; it must not name the caller. */
export const Note = z.string().max(4000);

/** What a person wants (Beijing regulation, article 8): 咨询 求助 投诉 举报 建议. */
export const AppealKind = z.enum(["inquiry", "help", "complaint", "report", "suggestion"]);
export type AppealKind = z.infer<typeof AppealKind>;

/** The way by which an appeal came in. */
export const Channel = z.enum([
  "phone",
  "web",
  "app",
  "wechat",
  "weibo",
  "sms",
  "email",
  "counter",
  "letter",
  "media",
  "other",
]);
export type Channel = z.infer<typeof Channel>;

/** How urgent an appeal is; the urgency table says so. */
export const Priority = z.enum(["urgent", "high", "normal", "low"]);
export type Priority = z.infer<typeof Priority>;

/** Whether a person or an organisation appeals. */
export const Population = z.enum(["citizen", "business"]);
export type Population = z.infer<typeof Population>;

/** The six dispositions other than dispatch (Beijing regulation, article 11 paragraph 3). */
export const Disposition = z.enum(["emergency", "statutory", "duplicate", "secret", "out-of-duty", "unlawful"]);
export type Disposition = z.infer<typeof Disposition>;

/**
 * How an agency came to hold an appeal: direct to the unit with a copy to its district, fallback to the district,
 * designated after a dispute (it may not return), or as an imported record says.
 */
export const DispatchManner = z.enum(["direct", "fallback", "designated", "imported"]);
export type DispatchManner = z.infer<typeof DispatchManner>;

/** The grounds on which an agency may say that an appeal is not its own (article 12 paragraph 3). */
export const ReturnGround = z.enum(["duty", "jurisdiction"]);
export type ReturnGround = z.infer<typeof ReturnGround>;

/** Why an agency may ask to end the work (Weifang regulation, article 21). */
export const TerminationGround = z.enum(["no-cooperation", "out-of-scope"]);
export type TerminationGround = z.infer<typeof TerminationGround>;

/** The three answers of a follow-up call: was the caller contacted, is it resolved, how satisfied. */
export const ResolvedAnswer = z.enum(["yes", "no", "partly"]);
export type ResolvedAnswer = z.infer<typeof ResolvedAnswer>;
export const SatisfiedAnswer = z.enum([
  "very-satisfied",
  "satisfied",
  "basically-satisfied",
  "dissatisfied",
  "very-dissatisfied",
]);
export type SatisfiedAnswer = z.infer<typeof SatisfiedAnswer>;

/** What a caller answers when asked afterwards; a question that was not answered is left out. */
export const Vote = z.strictObject({
  contacted: z.boolean().optional(),
  resolved: ResolvedAnswer.optional(),
  satisfied: SatisfiedAnswer.optional(),
});
export type Vote = z.infer<typeof Vote>;

/** How a caller was asked afterwards. */
export const FollowUpChannel = z.enum(["phone", "sms", "web"]);
export type FollowUpChannel = z.infer<typeof FollowUpChannel>;

/** The supervision ladder: a reminder, a written order, a public listing (挂牌), an interview (约谈). */
export const SupervisionForm = z.enum(["reminder", "written", "listed", "interview"]);
export type SupervisionForm = z.infer<typeof SupervisionForm>;

/** The clocks an appeal may run against: sign for it, speak with the caller, settle it, call back. */
export const StageKey = z.enum(["acknowledge", "contact", "resolve", "follow-up"]);
export type StageKey = z.infer<typeof StageKey>;

/** How near a limit is, as the lamps of a supervision room show it. */
export const WarningLevel = z.enum(["yellow", "orange", "red"]);
export type WarningLevel = z.infer<typeof WarningLevel>;

const aboutClock = { stage: StageKey, dueAt: Instant } as const;

/**
 * What time alone brought about: a warning, a broken limit, a step of the ladder that presses the agency. `dueAt` is the limit
 * that was in force, `reachedAt` the moment from which it was so, whenever anybody noticed; a limit breaks at `dueAt` itself.
 */
export const Announcement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("warning"), ...aboutClock, reachedAt: Instant, level: WarningLevel }),
  z.strictObject({ kind: z.literal("breach"), ...aboutClock }),
  z.strictObject({
    kind: z.literal("escalation"),
    ...aboutClock,
    reachedAt: Instant,
    form: SupervisionForm,
    agency: Code,
  }),
]);
export type Announcement = z.infer<typeof Announcement>;

/** How a clock stands: its limit, absent while it has none or stands still, and the limit that it broke, if it did. */
export const ClockTruth = z.strictObject({ dueAt: Instant.optional(), breachedAt: Instant.optional() });
export type ClockTruth = z.infer<typeof ClockTruth>;

/**
 * Who does an act. An agency is named, `agency:NYPD`; `reviewer` is the body that rules on disputes and exclusions;
 * `clock` acts because time passed; `import` replays what another system recorded.
 */
export const Actor = z.union([
  z.enum(["caller", "hotline", "reviewer", "clock", "import"]),
  z.templateLiteral(["agency:", z.string().min(1)]),
]);
export type Actor = z.infer<typeof Actor>;
export type Role = "caller" | "hotline" | "reviewer" | "clock" | "import" | "agency";

export const roleOf = (actor: Actor): Role => (actor.startsWith("agency:") ? "agency" : (actor as Role));

export const agencyOf = (actor: Actor): string | undefined =>
  actor.startsWith("agency:") ? actor.slice("agency:".length) : undefined;

/**
 * The limit that was promised when the appeal was dispatched (article 13 stamps it on the order). An imported one may name no
 * policy of ours; one whose calendar never opens again has no due moment.
 */
export const Limit = z.strictObject({ policy: Code.optional(), dueAt: Instant.optional() });
export type Limit = z.infer<typeof Limit>;

/** One fact that decided a route: a condition, the value the appeal had, and the cell that took it. */
export const RouteFact = z.strictObject({ condition: z.string(), got: z.string(), by: z.string() });
export type RouteFact = z.infer<typeof RouteFact>;

/** A rule that decided, in which table, and by what. */
export const RouteStep = z.strictObject({
  table: z.string(),
  rule: z.string(),
  because: z.array(RouteFact).readonly(),
});
export type RouteStep = z.infer<typeof RouteStep>;

/** Which rules of which set decided, and by what; enough to explain a dispatch for ever. `version` is the hash of the set. */
export const RouteTrail = z.strictObject({ version: z.string(), steps: z.array(RouteStep).readonly() });
export type RouteTrail = z.infer<typeof RouteTrail>;

/** WGS 84 degrees. */
export const Position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof Position>;

/** What an attribute of an appeal may hold, as the city declares it. */
export type AttributeType =
  | { readonly type: "number" }
  | { readonly type: "choice"; readonly values: readonly string[] }
  | { readonly type: "text" };
