import * as z from "zod";
import type { DistributionKind } from "./distribution-kind.ts";

export interface Constant {
  readonly kind: "constant";
  readonly value: number;
}

export const constant: DistributionKind<Constant> = {
  kind: "constant",
  summary: "always the same; may be written as the bare amount",
  monotone: true,
  form: (amount) => z.strictObject({ value: amount }),
  law: ({ value }) => ({ mean: value, variance: 0, cdf: (x) => (x < value ? 0 : 1), draw: () => value }),
  example: { kind: "constant", value: 5 },
};
