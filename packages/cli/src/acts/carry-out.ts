import type { Acted, Hotline, Identities, Result } from "@swiftline/core";
import type { Command, Refusal } from "@swiftline/core/appeal";
import type { Order } from "./read-order.ts";

/** Where orders are carried out. */
export interface Desk {
  readonly hotline: Hotline;
  /** Where callers are kept; nowhere in a rehearsal. */
  readonly identities: Identities | undefined;
  /** The appeals that a caller had made before, known by telephone or e-mail; asked where nobody said how many. */
  readonly earlierAppeals?: (caller: string) => Promise<readonly string[]>;
}

/** Whose every draw is taken has something else wrong. */
const MOST_NUMBERS = 5;

/**
 * Carries an order out. A caller is kept first, so that no appeal refers to nobody; a refusal erases them again. A fault does not:
 * the append may have happened, and an appeal must not lose its caller.
 */
export async function carryOut(
  { command, identity, renumber }: Order,
  { hotline, identities, earlierAppeals }: Desk,
): Promise<Result<Acted, Refusal>> {
  const caller = identity && (await identities?.keep(identity, command.at));
  let ordered = await withCaller(command, caller, earlierAppeals);
  let acted = await hotline.act(ordered);
  for (let drawn = 1; renumber !== undefined && isTaken(acted) && drawn < MOST_NUMBERS; drawn++) {
    ordered = { ...ordered, appealId: renumber() };
    acted = await hotline.act(ordered);
  }
  if (!acted.ok && caller !== undefined)
    await identities?.erase(
      caller,
      { by: command.by, purpose: "the appeal was refused", at: command.at },
      { evenOpen: true },
    );
  return acted;
}

async function withCaller(
  command: Command,
  caller: string | undefined,
  earlierAppeals: Desk["earlierAppeals"],
): Promise<Command> {
  if (caller === undefined || command.type !== "RegisterAppeal") return command;
  const earlier = command.earlierAppeals ?? (await earlierAppeals?.(caller))?.length;
  return { ...command, caller, ...(earlier !== undefined && { earlierAppeals: earlier }) };
}

const isTaken = (acted: Result<Acted, Refusal>): boolean => !acted.ok && acted.reason.code === "appeal/exists";
