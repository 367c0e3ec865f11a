import * as z from "zod";
import type { RandomStream } from "../random.ts";
import { type Constant, constant } from "./constant.ts";
import type { Amount, DistributionKind, Law } from "./distribution-kind.ts";
import { type Empirical, empirical } from "./empirical.ts";
import { type Erlang, erlang } from "./erlang.ts";
import { type Exponential, exponential } from "./exponential.ts";
import { type Gamma, gamma } from "./gamma.ts";
import { type Hyperexponential, hyperexponential } from "./hyperexponential.ts";
import { type Lognormal, lognormal } from "./lognormal.ts";
import { type Triangular, triangular } from "./triangular.ts";
import { type Uniform, uniform } from "./uniform.ts";
import { type Weibull, weibull } from "./weibull.ts";

/** Plain data: a kind and its parameters, all amounts in one unit. */
export type Distribution =
  | Constant
  | Empirical
  | Erlang
  | Exponential
  | Gamma
  | Hyperexponential
  | Lognormal
  | Triangular
  | Uniform
  | Weibull;

type Kinds = { readonly [Kind in Distribution["kind"]]: DistributionKind<Extract<Distribution, { kind: Kind }>> };

const kinds: Kinds = {
  constant,
  uniform,
  triangular,
  exponential,
  lognormal,
  gamma,
  weibull,
  erlang,
  hyperexponential,
  empirical,
};

/** Every kind that may be named. A new one is one file, one line in `Distribution` and one in `kinds`. */
export const distributionKinds: readonly DistributionKind<Distribution>[] = Object.values(kinds);

/** What a distribution says and how it is drawn, worked out once. The parameters are trusted: `distributionSchema` checks them. */
export const lawOf = (distribution: Distribution): Law =>
  (kinds[distribution.kind] as DistributionKind<Distribution>).law(distribution);

/** Draws variates of a distribution; compile it once, and draw often. */
export const sampler = (distribution: Distribution): Law["draw"] => lawOf(distribution).draw;

/** Fills blocks with variates of a distribution: the numbers that so many draws would answer. */
export function blockSampler(distribution: Distribution): (stream: RandomStream, block: Float64Array) => void {
  const { draw, fill } = lawOf(distribution);
  return (
    fill ??
    ((stream, block) => {
      for (let at = 0; at < block.length; at++) block[at] = draw(stream);
    })
  );
}

/**
 * A distribution in writing: one kind and its parameters, `{ lognormal: { mean: 5m, scv: 1.2 } }`, or a bare amount, which is constant.
 * `amount` reads the amounts: plain numbers, or durations where a field is one.
 */
export function distributionSchema(amount: Amount): z.ZodType<Distribution> {
  const constantly = amount.transform((value): Distribution => ({ kind: "constant", value }));
  const forms = distributionKinds.map(({ kind, form }) => [kind, form(amount).optional()] as const);
  const named = z
    .looseObject(Object.fromEntries(forms))
    .superRefine((written, context) => {
      const [first, ...others] = Object.keys(written);
      const problem = (message: string, ...path: string[]) => context.addIssue({ code: "custom", message, path });
      if (first === undefined) problem(ONE_KIND);
      for (const kind of others) problem(`${ONE_KIND}; here ${first} is given already`, kind);
      for (const kind of Object.keys(written))
        if (!Object.hasOwn(kinds, kind)) problem(`"${kind}" is none of the kinds ${known}`, kind);
    })
    .transform((written) => {
      const [[kind, parameters] = []] = Object.entries(written);
      return { kind, ...(parameters as object) } as Distribution;
    });
  return z.union([constantly, named], {
    error: ({ input }) =>
      typeof input === "string" || typeof input === "number"
        ? amount
            .safeParse(input)
            .error?.issues.map(({ message }) => message)
            .join()
        : ONE_KIND,
  });
}

const ONE_KIND = "a distribution has one kind, such as { exponential: { mean: … } }";
const known = Object.keys(kinds).join(", ");
