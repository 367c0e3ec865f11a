import type { PlainAppeal } from "./routing-appeals.ts";
import type { PlainRule } from "./routing-rules.ts";

/**
 * How an engine is asked for the first rule that takes an appeal. Only compiling and deciding are on the clock: the table in
 * the engine's own form, and its inputs, are made before. (Methods, so that engines of different forms fit in one list.)
 */
export interface Engine<Table = unknown, Input = unknown> {
  /** The table as the engine wants it written. */
  read(rules: readonly PlainRule[]): Table;
  compile(table: Table): Decider<Input>;
  inputOf(appeal: PlainAppeal): Input;
}

/** Answers the id of a rule; at once, or later. */
export type Decider<Input> =
  | { readonly decide: (input: Input) => string }
  | { readonly decideLater: (input: Input) => Promise<string> };

export const defineEngine = <Table, Input>(engine: Engine<Table, Input>): Engine => engine as Engine;

/** Whether a number lies in a span that may run over midnight. */
export const inSpan = (hour: number, [from, to]: readonly [number, number]): boolean =>
  from < to ? from <= hour && hour < to : hour >= from || hour < to;

/** An appeal as the peers are asked: what is not given is a value that no rule names, so that none must be tested for. */
export const factsOf = (appeal: PlainAppeal) => ({
  category: appeal.category,
  district: appeal.district,
  subdistrict: appeal.subdistrict ?? "",
  priority: appeal.priority,
  text: appeal.text,
  amount: appeal.amount ?? -1,
  hour: appeal.hour,
});

export type Facts = ReturnType<typeof factsOf>;
