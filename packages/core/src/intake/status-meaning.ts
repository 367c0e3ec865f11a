import * as z from "zod";
import type { Disposition } from "../appeal/terms.ts";

/** What follows from the status of a record. */
interface Meaning {
  /** Whether the agency that the record names has it already. */
  readonly dispatched: boolean;
  /** `result`: the agency has reported one, and the caller is still to be asked. */
  readonly stands: "open" | "result" | "over";
  /** How it was shown another way, where nobody had it. */
  readonly disposition?: Disposition;
}

/** What a status proves, in the record's own word. */
export interface Proof extends Meaning {
  readonly status: string;
}

const meaning = <Name extends string>(name: Name, proves: string, proof: Meaning) => ({ name, proves, proof });

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

const proofs: ReadonlyMap<string, Meaning> = new Map(statusMeanings.map(({ name, proof }) => [name, proof]));

export const proofOf = (meaning: StatusMeaning, status: string): Proof => ({
  ...(proofs.get(meaning) as Meaning),
  status,
});
