import * as z from "zod";
import { exp } from "../elementary.ts";
import { type DistributionKind, positive } from "./distribution-kind.ts";

export interface Exponential {
  readonly kind: "exponential";
  readonly mean: number;
}

export const exponential: DistributionKind<Exponential> = {
  kind: "exponential",
  summary: "as likely to end in the next minute, however long it has lasted",
  monotone: true,
  form: (amount) => z.strictObject({ mean: positive(amount) }),
  law: ({ mean }) => ({
    mean,
    variance: mean ** 2,
    cdf: (x) => (x <= 0 ? 0 : 1 - exp(-x / mean)),
    draw: (stream) => mean * stream.exponential(),
    fill: (stream, block) => {
      stream.exponentials(block);
      for (let at = 0; at < block.length; at++) block[at] = mean * (block[at] as number);
    },
  }),
  example: { kind: "exponential", mean: 3 },
};
