import type * as z from "zod";
import type { EventOf, matter } from "./events.ts";
import type {
  Disposition,
  FollowUpChannel,
  Limit,
  Priority,
  ReturnGround,
  RouteTrail,
  SupervisionForm,
  TerminationGround,
  Vote,
} from "./terms.ts";

type Matter = z.infer<z.ZodObject<typeof matter>>;

/** An agency says that it is not the one: for want of duty or of jurisdiction. */
export interface Dispute {
  readonly at: number;
  readonly ground: ReturnGround;
}

/** Who holds the appeal and how that came about. The agency that receives it leads (article 14). */
export interface Assignment {
  readonly agency: string;
  readonly dispatchedAt: number;
  readonly manner: EventOf<"AppealDispatched">["manner"];
  readonly copiedTo: readonly string[];
  /** Who assists the agency in the lead: they note their progress, it reports the result. */
  readonly coHandlers: readonly string[];
  readonly priority?: Priority | undefined;
  readonly skills: readonly string[];
  readonly route?: RouteTrail | undefined;
  readonly limit?: Limit | undefined;
  readonly signedAt?: number | undefined;
  /** What the agency objected; it stays when a reviewer rules that the agency does. */
  readonly dispute?: Dispute | undefined;
  /** When a parked appeal is taken up again at the latest. */
  readonly resolveOn?: number | undefined;
  /** The agency that is asked to take the appeal over. */
  readonly offeredTo?: string | undefined;
  /** The agency asks to end the work; the hotline has not ruled yet. */
  readonly termination?: { readonly at: number; readonly ground: TerminationGround } | undefined;
}

/** An agency gave the appeal back, or a reviewer took it from there. It is never sent there again, but by designation. */
export interface Return {
  readonly agency: string;
  readonly at: number;
  readonly ground: ReturnGround;
}

/** What the agencies were asked before the appeal was dispatched. */
export interface Conference {
  readonly at: number;
  readonly agencies: readonly string[];
  readonly question: string;
}

/** One attempt to ask the caller afterwards, and what was answered; or the caller's change of mind later. */
export interface FollowUp extends Readonly<Vote> {
  readonly at: number;
  readonly channel: FollowUpChannel;
  readonly reached: boolean;
}

/** A subdistrict called departments to the spot (街乡吹哨); those that have reported in (部门报到). */
export interface Whistle {
  readonly at: number;
  readonly agency: string;
  readonly departments: readonly string[];
  readonly answered: readonly { readonly agency: string; readonly at: number }[];
}

/** A superior was asked for an opinion, or took the appeal under its supervision as a problem order. */
export interface Raised {
  readonly at: number;
  readonly to: string;
}

/** An agency asks that an appeal be left out of the scores (剔除). A ruling on its appeal against a refusal is final. */
export interface Exclusion {
  readonly requestedAt: number;
  readonly agency: string;
  readonly ground: string;
  readonly stands: "requested" | "granted" | "refused" | "appealed";
  readonly final: boolean;
}

/** What every appeal has, whatever its status. */
interface Lived {
  readonly id: string;
  readonly registeredAt: number;
  readonly matter: Matter;
  /** When the last thing happened; nothing can be recorded before it. */
  readonly lastAt: number;
  /** The conference that was called last. */
  readonly conference?: Conference | undefined;
  readonly returns: readonly Return[];
  readonly firstDispatchedAt?: number | undefined;
  readonly contactedAt?: number | undefined;
  readonly followUps: readonly FollowUp[];
  /** How many of them came before the work in hand began, or the last result was reported. */
  readonly followUpsBefore: number;
  readonly reworks: number;
  readonly supervisions: readonly SupervisionForm[];
  readonly whistles: readonly Whistle[];
  readonly escalations: readonly Raised[];
  readonly problemOrder?: Raised | undefined;
  readonly exclusion?: Exclusion | undefined;
  readonly excluded: boolean;
  /** Appeals about the same matter that wait for the result of this one. */
  readonly duplicates: readonly string[];
}

/** With nobody yet: taken down, to be dispatched by rule or by a person. */
export interface Registered extends Lived {
  readonly status: "registered" | "conferencing";
}

/** With an agency: `dispatched` until it signs, then `signed`, `handling` once it contacted the caller or noted progress. */
export interface Held extends Lived {
  readonly status: "dispatched" | "signed" | "handling" | "parked";
  readonly assignment: Assignment;
}

/** With an agency that says it is the wrong one; a reviewer rules. */
export interface Disputed extends Lived {
  readonly status: "disputed";
  readonly assignment: Assignment & { readonly dispute: Dispute };
}

/** The agency has reported a result; the hotline calls the citizen back. */
export interface Reported extends Lived {
  readonly status: "reported";
  readonly assignment: Assignment;
  readonly reportedAt: number;
}

/**
 * Joined to another appeal about the same matter, whose result it will share. It stands where it stood (`was`), keeps its caller,
 * its limits and its agency, and can be taken out again as if it had never been joined.
 */
export interface Merged extends Lived {
  readonly status: "merged";
  readonly into: string;
  readonly was: Registered["status"] | Exclude<Held["status"], "parked">;
  readonly assignment?: Assignment | undefined;
}

/** Over. Only a closed appeal or an answered inquiry can be reopened. */
export interface Ended extends Lived {
  readonly status: "answered" | "diverted" | "split" | "terminated" | "closed" | "withdrawn";
  readonly endedAt: number;
  readonly assignment?: Assignment | undefined;
  readonly reportedAt?: number | undefined;
  readonly disposition?: Disposition | undefined;
}

/** The state of one appeal: the fold of its events. An agency is there only where an agency holds or held it. */
export type Appeal = Registered | Held | Disputed | Merged | Reported | Ended;
export type AppealStatus = Appeal["status"];

/** Every status, in the order of an appeal's life. */
export const appealStatuses = [
  "registered",
  "conferencing",
  "dispatched",
  "signed",
  "handling",
  "disputed",
  "parked",
  "merged",
  "reported",
  "answered",
  "diverted",
  "split",
  "terminated",
  "closed",
  "withdrawn",
] as const satisfies readonly AppealStatus[];

const held: ReadonlySet<AppealStatus> = new Set(["dispatched", "signed", "handling", "disputed", "parked"]);
const ended: ReadonlySet<AppealStatus> = new Set([
  "answered",
  "diverted",
  "split",
  "terminated",
  "closed",
  "withdrawn",
]);

export const isEnd = (status: AppealStatus): boolean => ended.has(status);
export const isHeld = (appeal: Appeal): appeal is Held | Disputed => held.has(appeal.status);
export const isOpen = (appeal: Appeal): appeal is Exclude<Appeal, Ended> => !ended.has(appeal.status);

/** The assignment of the agency that holds the appeal, or held it last. */
export const assignmentOf = (appeal: Appeal): Assignment | undefined =>
  "assignment" in appeal ? appeal.assignment : undefined;

/** The agency that holds the appeal, or held it last. */
export const agencyHolding = (appeal: Appeal): string | undefined => assignmentOf(appeal)?.agency;

/** Whether an agency holds the appeal or shares in the work, or did last: who was only copied in, or gave it back, has nobody to call. */
export function worksOn(appeal: Appeal, agency: string): boolean {
  const { agency: lead, coHandlers = [] } = assignmentOf(appeal) ?? {};
  return [lead, ...coHandlers].includes(agency);
}

/** An ended appeal that is taken up again: it waits to be dispatched, with all that was learned. */
export const takenUp = ({ endedAt, assignment, reportedAt, disposition, ...appeal }: Ended): Registered => ({
  ...appeal,
  status: "registered",
});

/** The attempts to ask the caller about the result that was reported last, or about work in hand; what came before does not count. */
export const followUpsOf = ({ followUps, followUpsBefore }: Appeal): readonly FollowUp[] =>
  followUps.slice(followUpsBefore);
