import type * as z from "zod";
import type { matter } from "../appeal/events.ts";
import type { Priority } from "../appeal/terms.ts";
import type { Instant } from "../time/instant.ts";

type Matter = z.infer<z.ZodObject<typeof matter>>;

/** What a rule looks at: the matter of an appeal as it was taken down, and the moment at which it is decided. Nothing of who called. */
export interface Subject
  extends Pick<
    Matter,
    | "category"
    | "area"
    | "text"
    | "channel"
    | "kind"
    | "language"
    | "population"
    | "position"
    | "attributes"
    | "earlierAppeals"
  > {
  readonly at: Instant;
  /** Given by the urgency table, to the tables that follow it. */
  readonly priority?: Priority | undefined;
}

/** An appeal as the tables see it when it is dispatched at a moment. */
export const subjectOf = (appeal: { readonly matter: Matter }, at: Instant): Subject => ({ ...appeal.matter, at });

/** Of an appeal that no agency has returned. */
export const nobody: ReadonlySet<string> = new Set();

/** The agencies that returned an appeal: it does not go back to them. */
export const returnersOf = ({
  returns,
}: {
  readonly returns: readonly { readonly agency: string }[];
}): ReadonlySet<string> => (returns.length === 0 ? nobody : new Set(returns.map(({ agency }) => agency)));
