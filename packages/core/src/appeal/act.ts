import * as z from "zod";
import { no, type Result } from "../result.ts";
import type { Appeal, AppealStatus, Held } from "./appeal.ts";
import type { Event, EventOf, EventType, History } from "./events.ts";
import type { Refusal } from "./refusals.ts";
import type { Rulebook } from "./rulebook.ts";
import { Actor, AppealId, agencyOf, Instant, type Role } from "./terms.ts";

export type Decision = Result<readonly Event[], Refusal>;

/** What every command says: which appeal, when, and who. */
export const commandBase = { appealId: AppealId, at: Instant, by: Actor } as const;

/** The schema of an act's command: its type, {@link commandBase}, and what this act needs to know. */
export const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...commandBase, ...shape });

export interface AnyCommand {
  readonly type: string;
  readonly appealId: string;
  readonly at: number;
  readonly by: Actor;
}

/** What an act may look at besides its appeal. */
export interface Around {
  /** For the few acts that ask how a clock stands; empty where an import records what was decided elsewhere. */
  readonly history: History;
  /** Those of the act's `others` that exist. */
  readonly others: ReadonlyMap<string, Appeal>;
}

export const nothingAround: Around = { history: [], others: new Map() };

type StatusOf<State> = State extends Appeal ? State["status"] : never;

/**
 * One act of the regulation. Everything about it is here: who may do it, from which statuses, what its command says,
 * what it makes happen, and what the appeal is afterwards. The state table, the CLI, the scopes and the docs derive from it.
 *
 * `State` is what `from` promises (`undefined` for the act that begins an appeal): `decide` and `evolve` may trust that
 * actor, status and time were checked.
 */
export interface Act<
  Command extends AnyCommand = AnyCommand,
  State extends Appeal | undefined = Appeal | undefined,
  Owned extends EventType = EventType,
  Name extends string = string,
> {
  readonly name: Name;
  readonly summary: string;
  /** The law, draft or practice behind the act; `ours` where no source was found. */
  readonly basis: string;
  readonly by: readonly Role[];
  readonly from: readonly StatusOf<State>[];
  readonly to: readonly AppealStatus[] | "unchanged";
  readonly command: CommandSchema<Command>;
  /** The other appeals that it asks about or touches; an act without this concerns one appeal alone. */
  readonly others?: (command: Command, appeal: State) => readonly string[];
  readonly decide: (command: Command, appeal: State, rules: Rulebook, around: Around) => Decision;
  readonly evolve: { readonly [Type in Owned]: (event: EventOf<Type>, appeal: State) => Appeal };
}

type CommandSchema<Command extends AnyCommand> = z.ZodType<Command> & {
  readonly shape: { readonly type: z.ZodLiteral<Command["type"]> };
};

export const defineAct = <
  Command extends AnyCommand,
  State extends Appeal | undefined,
  Owned extends EventType,
  const Name extends string,
>(
  act: Act<Command, State, Owned, Name>,
): Act<Command, State, Owned, Name> => act;

/** Refuses an agency that acts on an appeal which another one holds; everybody else acts for the holder. */
export function notYours(by: Actor, assigned: string): Decision | undefined {
  const agency = agencyOf(by);
  if (agency === undefined || agency === assigned) return undefined;
  return { ok: false, reason: { code: "appeal/not-yours", agency, assigned } };
}

/** Refuses the first of these agencies that the city does not have. */
export function unknownAgency({ hasAgency }: Rulebook, ...named: readonly string[]): Decision | undefined {
  const agency = named.find((code) => !hasAgency(code));
  return agency === undefined ? undefined : no({ code: "city/unknown-agency", agency });
}

/** Refuses an agency that is to help, or to take over from, the one that leads, and is the same. */
export const alreadyLeads = (agency: string, lead: string): Decision | undefined =>
  agency === lead ? no({ code: "appeal/takes-part-already", agency, as: "lead" }) : undefined;

/**
 * Refuses an agency that neither leads nor assists. A co-handler begins when the lead has signed: until then its work would
 * stop the lead's own clock to sign.
 */
export function notInvolved(act: string, by: Actor, { status, assignment }: Held): Decision | undefined {
  const agency = agencyOf(by);
  if (agency === undefined || !assignment.coHandlers.includes(agency)) return notYours(by, assignment.agency);
  if (status !== "dispatched") return undefined;
  return no({ code: "appeal/wrong-status", act, status, allowed: ["signed", "handling"] });
}
