import { no } from "../result.ts";
import { type Act, type Around, type Decision, nothingAround } from "./act.ts";
import { anyActs, type Command } from "./acts/index.ts";
import { type Appeal, isEnd } from "./appeal.ts";
import type { Refusal } from "./refusals.ts";
import type { Rulebook } from "./rulebook.ts";
import { roleOf } from "./terms.ts";

const actOf = new Map<string, Act>(anyActs.map((act) => [act.command.shape.type.value, act]));

/** The act that a command orders. */
export const actOrdered = (command: Pick<Command, "type">): Act => actOf.get(command.type) as Act;

/** Whether an act begins an appeal, so that there may be none before it. */
const begins = ({ from }: Act): boolean => from.length === 0;

/** Whether a command begins an appeal. */
export const beginsAppeal = (command: Pick<Command, "type">): boolean => begins(actOrdered(command));

/** An appeal for whose result others wait cannot just end: it is answered, or they are taken out of it first. */
const ends = ({ to }: Act): boolean => to !== "unchanged" && to.every(isEnd);

/** What every act checks before its own rules: the actor, the appeal's status, and that time does not run backwards. */
function mayNot(act: Act, command: Command, appeal: Appeal | undefined): Refusal | undefined {
  const { appealId, at, by } = command;
  if (!act.by.includes(roleOf(by))) return { code: "act/not-allowed", act: act.name, by, allowed: act.by };
  if (appeal === undefined) return begins(act) ? undefined : { code: "appeal/unknown", appealId };
  if (begins(act)) return { code: "appeal/exists", appealId };
  if (!act.from.includes(appeal.status))
    return { code: "appeal/wrong-status", act: act.name, status: appeal.status, allowed: act.from };
  if (at < appeal.lastAt) return { code: "act/back-in-time", at, last: appeal.lastAt };
  if (ends(act) && appeal.duplicates.length > 0) return { code: "appeal/leads-others", duplicates: appeal.duplicates };
  return undefined;
}

/** What a command makes happen, or why not. Pure: time comes in on the command, the city's rules and other appeals as values. */
export function decide(
  command: Command,
  appeal: Appeal | undefined,
  rules: Rulebook,
  around: Around = nothingAround,
): Decision {
  const act = actOrdered(command);
  const reason = mayNot(act, command, appeal);
  return reason === undefined ? act.decide(command, appeal, rules, around) : no(reason);
}

/** The other appeals that a command asks about or touches, to be read before it is decided. */
export function othersOf(command: Command, appeal: Appeal | undefined): readonly string[] {
  const act = actOrdered(command);
  return act.others !== undefined && mayNot(act, command, appeal) === undefined ? act.others(command, appeal) : [];
}
