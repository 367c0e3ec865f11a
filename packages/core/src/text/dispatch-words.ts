import type { Refusal } from "../appeal/refusals.ts";
import type { Disposition } from "../appeal/terms.ts";

/** What a caller is to be told in each of the six cases without a dispatch (article 11 paragraph 3). */
export type AdviceWords = Readonly<Record<Disposition, string>>;

/** Why a ruling on a dispute is none, each a whole sentence. */
export type UnsoundRulingWords = Readonly<
  Record<Extract<Refusal, { readonly code: "appeal/unsound-ruling" }>["why"], string>
>;

/** Why two appeals cannot become one piece of work; the id is that of the other one. */
export type UnsoundMergeWords = {
  readonly [Why in Extract<Refusal, { readonly code: "appeal/unsound-merge" }>["why"]]: (into: string) => string;
};
