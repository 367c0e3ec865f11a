import type { Result } from "@swiftline/core";
import type { Command, Refusal } from "@swiftline/core/appeal";
import type { Acted, Hotline } from "@swiftline/core/hotline";
import { type InTurn, inTurns } from "./in-turn.ts";

/** So far the clocks of two servers over one log may differ, in milliseconds. */
const SLACK = 1000;

/** What is ordered; the moment is the server's to give. */
export type Order = Command extends infer One ? (One extends Command ? Omit<One, "at"> : never) : never;

interface Acting {
  readonly now: () => number;
  /** The version of the appeal that the sender has seen. */
  readonly seen?: number | undefined;
}

/**
 * Acts on an appeal once those have who came before. Whoever acts on the same appeal at the same time would else decide anew each
 * time that another was faster, or be told that their moment lies before the other's.
 */
export const actInTurn = (hotline: Hotline, order: Order, { now, seen }: Acting): Promise<Result<Acted, Refusal>> =>
  turnsAt(hotline)(order.appealId, async () => {
    const acted = await hotline.act({ ...order, at: now() }, seen);
    if (acted.ok || acted.reason.code !== "act/back-in-time") return acted;
    const { at, last } = acted.reason;
    return last - at > SLACK ? acted : hotline.act({ ...order, at: last }, seen);
  });

const turns = new WeakMap<Hotline, InTurn>();

function turnsAt(hotline: Hotline): InTurn {
  const known = turns.get(hotline) ?? inTurns();
  turns.set(hotline, known);
  return known;
}
