import type { Refusal } from "../appeal/refusals.ts";
import type { Disposition } from "../appeal/terms.ts";

/** What a caller is to be told in each of the six cases without a dispatch (article 11 paragraph 3). */
export type AdviceWords = Readonly<Record<Disposition, string>>;

/** Why a ruling on a dispute is none, each a whole sentence. */
export type UnsoundRulingWords = Readonly<
  Record<Extract<Refusal, { readonly code: "appeal/unsound-ruling" }>["why"], string>
>;
