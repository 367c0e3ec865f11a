import * as z from "zod";

/** What may become of most contradictions. */
export const anyPolicy = z.enum(["reject", "repair", "flag"]);

/**
 * What becomes of a record that contradicts itself, or what was imported of its appeal before. `reject`: it is not taken in.
 * `repair`: it is taken in, and what cannot be so is put right, with a note. `flag`: it is taken in without what cannot be so,
 * with a note. The log only grows and runs forward in time, so nothing is ever overwritten.
 */
export const Contradictions = z.strictObject({
  closedBeforeCreated: anyPolicy
    .default("reject")
    .describe("closed before it was created; repair: closed at the moment of its creation, flag: left open"),
  closedWithoutDate: anyPolicy
    .default("reject")
    .describe("its status is closed and there is no date; repair: closed with the last thing known, flag: left open"),
  inFuture: z
    .enum(["reject", "flag"])
    .default("reject")
    .describe(
      "of a day to come, unless it is a promise; flag: that moment is left out, but one created in the future is always rejected",
    ),
  outOfOrder: anyPolicy
    .default("repair")
    .describe("one thing before another that comes first; repair: at the moment of that one, flag: left out"),
  matterChanged: z
    .enum(["reject", "flag"])
    .default("flag")
    .describe("another text, category, place or time of creation than before; flag: what was taken down first stays"),
  agencyChanged: anyPolicy
    .default("repair")
    .describe(
      "with another agency than before, or back with an earlier one or with none by `updatedAt`; repair: a transfer to it, flag: the first one stays",
    ),
  lifeChanged: z
    .enum(["reject", "flag"])
    .default("flag")
    .describe(
      "signed, reported, answered or closed at another time, in other words, or open and not any more by `updatedAt`; flag: what was recorded first stays",
    ),
  promiseChanged: z
    .enum(["reject", "flag"])
    .default("flag")
    .describe("due at another time than before, or open and never by `updatedAt`; flag: the first promise stays"),
  reopened: anyPolicy
    .default("repair")
    .describe("open after it was closed, by `updatedAt`; repair: reopened then, flag: stays closed"),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** What holds where a mapping says nothing. */
export const usualContradictions: Contradictions = Contradictions.parse({});
