import { advance } from "@swiftline/core";
import type { PolicyBook } from "@swiftline/core/book";
import { bestOfEach } from "./clocks-timing.ts";
import type { Step } from "./lifecycle-lives.ts";

const ROUNDS = 25;

/** What deciding costs beside writing down what was decided. */
export interface AdvanceFigures {
  readonly command: string;
  readonly steps: number;
  /** How many events an appeal had had by then, on average. */
  readonly history: number;
  /** The cost of `advance` in `JSON.stringify` of the events that it answers. */
  readonly ratio: number;
}

/** Figures of all steps together, and of each command. */
export function advanceFigures(steps: readonly Step[], book: PolicyBook): readonly AdvanceFigures[] {
  const byCommand = Map.groupBy(steps, (step) => step.command.type);
  return [figuresOf("all", steps, book), ...Array.from(byCommand, ([command, some]) => figuresOf(command, some, book))];
}

function figuresOf(command: string, steps: readonly Step[], book: PolicyBook): AdvanceFigures {
  const cost = bestOfEach(ROUNDS, {
    advance: () => {
      let events = 0;
      for (const step of steps) {
        const advanced = advance(step.history, step.command, book);
        if (advanced.ok) events += advanced.value.length;
      }
      requireSome(events);
    },
    stringify: () => {
      let characters = 0;
      for (const step of steps) characters += JSON.stringify(step.events).length;
      requireSome(characters);
    },
  });
  const before = steps.reduce((sum, step) => sum + step.history.length, 0);
  return { command, steps: steps.length, history: before / steps.length, ratio: cost.advance / cost.stringify };
}

/** Uses what came out, so that the work is not optimised away. */
function requireSome(count: number): void {
  if (count === 0) throw new Error("nothing came out");
}
