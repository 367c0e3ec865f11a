import { z } from "zod";
import type { Disposition } from "../appeal/terms.ts";
import type { BoundColumns } from "./bound-columns.ts";
import { foldWord } from "./code-finder.ts";
import type { Mapping } from "./mapping.ts";
import { odd, type RowView } from "./row-view.ts";

/** What follows from a status. */
export interface Proof {
  /** Whether the agency that the record names has it already. */
  readonly dispatched: boolean;
  /** `result`: the agency has reported one, and the caller is still to be asked. */
  readonly stands: "open" | "result" | "over";
  /** How it was shown another way, where nobody had it. */
  readonly disposition?: Disposition;
  /** The word of the record. */
  readonly status: string;
}

const meaning = <Name extends string>(name: Name, proves: string, proof: Omit<Proof, "status">) => ({
  name,
  proves,
  proof,
});

/** What the status of a record can mean, in the order of an appeal's life. */
export const statusMeanings = [
  meaning("registered", "it was taken down, and nobody has it yet", { dispatched: false, stands: "open" }),
  meaning("open", "the agency of the record has it; a closing date is not taken for a closing", {
    dispatched: true,
    stands: "open",
  }),
  meaning("reported", "the agency has reported its result; over as soon as there are answers of the caller", {
    dispatched: true,
    stands: "result",
  }),
  meaning("closed", "it is over", { dispatched: true, stands: "over" }),
  meaning("cancelled", "it was called off, and is over", { dispatched: true, stands: "over" }),
  meaning("duplicate", "it is over; where nobody had it, it was shown to the appeal about the same matter", {
    dispatched: true,
    stands: "over",
    disposition: "duplicate",
  }),
  meaning("referred", "it is over here; where nobody had it, it was no duty of any unit", {
    dispatched: true,
    stands: "over",
    disposition: "out-of-duty",
  }),
] as const;

export const StatusMeaning = z.enum(statusMeanings.map(({ name }) => name));
export type StatusMeaning = z.infer<typeof StatusMeaning>;

const proofs = new Map<string, Omit<Proof, "status">>(statusMeanings.map(({ name, proof }) => [name, proof]));
const open: Omit<Proof, "status"> = { dispatched: true, stands: "open" };

/** What holds where a mapping says nothing. */
const usualStatuses: NonNullable<Mapping["statuses"]> = { Closed: "closed", "*": "open" };

/** Reads what the status of a row proves; undefined where it has none. An unknown status proves no end, with a note. */
export function statusReader(
  bound: BoundColumns,
  { statuses = usualStatuses }: Mapping,
): (row: RowView) => Proof | undefined {
  const [column] = bound.of("status");
  if (column === undefined) return () => undefined;
  const meanings = new Map(Object.entries(statuses).map(([word, meaning]) => [foldWord(word), meaning]));
  const rest = meanings.get("*");
  return (row) => {
    const status = bound.text(row, column);
    if (status === undefined) return undefined;
    const proof = proofs.get(meanings.get(foldWord(status)) ?? rest ?? "");
    if (proof !== undefined) return { ...proof, status };
    const message = `the mapping does not say what the status ${status} proves; it is taken for open`;
    odd(row, column, { code: "intake/unknown-status", message });
    return { ...open, status };
  };
}
