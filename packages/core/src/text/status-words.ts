import { type Appeal, type AppealStatus, agencyHolding, assignmentOf, followUpsOf, isOpen } from "../appeal/appeal.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import type { ShowInstant } from "./clock-words.ts";
import type { NameOf } from "./route-words.ts";

/** What a status page names: who has the appeal, and the moment that matters to whoever reads it. */
export interface StatusFacts {
  readonly agency: string;
  readonly until: string;
}

/** How one language tells a citizen where an appeal stands, in plain sentences. */
export interface StatusWords {
  readonly title: (appealId: string) => string;
  /** For an appeal that does not exist, and for one that the reader may not know of. */
  readonly unknown: string;
  readonly standing: Readonly<Record<AppealStatus, (facts: StatusFacts) => string>>;
  readonly dueBy: (until: string) => string;
  readonly overdueSince: (until: string) => string;
  readonly askedNow: string;
  readonly thanked: string;
}

export interface StatusReading {
  /** The public learns nothing of a confidential appeal; its caller does, and is told of the follow-up. */
  readonly reader: "public" | "caller";
  readonly now: Instant;
  /** The limit to settle as its clock reads now, extensions and pauses counted; left out where none is to be named. */
  readonly dueAt?: Instant | undefined;
  readonly show?: ShowInstant | undefined;
  readonly nameOf?: NameOf | undefined;
}

/** The text of a status page, line by line: the title, where the appeal stands, by when, and what the caller can do. */
export function sayStatus(
  appeal: Appeal | undefined,
  { reader, now, dueAt, show = formatInstant, nameOf = (code) => code }: StatusReading,
  words: StatusWords,
): readonly string[] {
  const isHidden = appeal === undefined || appeal.status === "withdrawn";
  if (isHidden || (reader === "public" && appeal.matter.confidential === true)) return [words.unknown];
  const agency = agencyHolding(appeal);
  const resolveOn = assignmentOf(appeal)?.resolveOn;
  const facts = {
    agency: agency === undefined ? "" : nameOf(agency),
    until: resolveOn === undefined ? "" : show(resolveOn),
  };
  return [
    words.title(appeal.id),
    words.standing[statusFor(reader, appeal)](facts),
    ...(dueAt === undefined || !isOpen(appeal) ? [] : [limitIn(words, now > dueAt)(show(dueAt))]),
    ...(reader === "caller" ? followUpOf(appeal, words) : []),
  ];
}

/** What agencies settle among themselves is not for the public, as in the timeline. */
function statusFor(reader: StatusReading["reader"], { status }: Appeal): AppealStatus {
  if (reader === "caller") return status;
  return status === "disputed" ? "dispatched" : status === "conferencing" ? "registered" : status;
}

const limitIn = ({ overdueSince, dueBy }: StatusWords, isOverdue: boolean) => (isOverdue ? overdueSince : dueBy);

function followUpOf(appeal: Appeal, words: StatusWords): readonly string[] {
  if (followUpsOf(appeal).some(({ reached }) => reached)) return [words.thanked];
  return appeal.status === "reported" ? [words.askedNow] : [];
}
