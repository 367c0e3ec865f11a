import type { Command } from "../../appeal/acts/index.ts";
import type { Folded, History } from "../../appeal/history.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { invariant } from "../../fault.ts";
import { advanceFrom } from "../../hotline/advance.ts";
import { elapseFrom } from "../../hotline/elapse.ts";
import type { Policy } from "../../sla/policy.ts";
import { stageKeys } from "../../sla/stage.ts";
import { commandOf, type Deed, deeds } from "./deeds.ts";
import type { Matters } from "./matters.ts";

/** A deed on the way of an appeal from one agency to another, and the place of the agency that it names. */
export interface Move {
  readonly deed: number;
  readonly at: number;
  readonly other: number;
}

/** The life of an appeal up to its last move. */
export interface MovedLife {
  readonly matter: number;
  readonly registeredAt: number;
  readonly moves: readonly Move[];
}

/**
 * An appeal as it stands after its last move, with all that time alone has brought by then. One that moved may go on under another
 * policy, which judges the past anew: so the engine is asked, with the whole of that short life once more.
 */
export function livedAgain(book: PolicyBook, matters: Matters): (life: MovedLife) => History {
  const caughtUp = (line: Folded, at: number): Folded =>
    elapseFrom(line, book, at).commands.reduce((sofar, command) => obeyed(sofar, command, book), line);
  return ({ matter, registeredAt, moves }) => {
    const { hotline, ...taken } = matters.of(matter);
    const base = { appealId: `${hotline}:moved`, at: registeredAt, by: "hotline", hotline } as const;
    let line = obeyed({ history: [], appeal: undefined }, { type: "RegisterAppeal", ...base, ...taken }, book);
    for (const { deed, at, other } of moves) {
      line = caughtUp(line, at);
      invariant(line.appeal, "what was registered is an appeal");
      const named = book.agencies.nodes[other]?.id ?? "";
      line = obeyed(line, commandOf(deeds[deed] as Deed, line.appeal, at, named), book);
    }
    return caughtUp(line, moves.at(-1)?.at ?? registeredAt).history;
  };
}

/** Whether the clocks of two policies start at the same moments, so that one that runs goes on under the other. */
export const startAlike = (one: Policy, other: Policy): boolean =>
  stageKeys.every((key) => one.stages[key]?.startsOn === other.stages[key]?.startsOn);

function obeyed(line: Folded, command: Command, book: PolicyBook): Folded {
  const outcome = advanceFrom(line, command, book);
  invariant(outcome.ok, `an appeal lives again as it lived (${command.type})`);
  const { events, appeal } = outcome.value;
  return { history: line.history.concat(events), appeal };
}
