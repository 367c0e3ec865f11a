import type { EventType } from "../appeal/events.ts";
import type {
  Disposition,
  ResolvedAnswer,
  ReturnGround,
  SatisfiedAnswer,
  SupervisionForm,
  TerminationGround,
} from "../appeal/terms.ts";
import type { TimelineEntry } from "../appeal/timeline.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import type { ShowInstant } from "./clock-words.ts";
import type { NameOf } from "./route-words.ts";

type YesNo = "true" | "false";

/** How one language tells what happened to an appeal. Facts that are not here are for programs, and are not told. */
export interface TimelineWords {
  /** Agencies, by their names. */
  readonly named: Readonly<
    Record<"agency" | "from" | "to" | "lead" | "agencies" | "departments" | "coHandlers" | "copiedTo", Told>
  >;
  /** Other appeals, by their ids. */
  readonly appeals: Readonly<Record<"into" | "partOf" | "duplicate" | "sharedFrom", Told>>;
  readonly coded: {
    readonly disposition: Readonly<Record<Disposition, string>>;
    readonly ground: Readonly<Record<ReturnGround | TerminationGround, string>>;
    readonly form: Readonly<Record<SupervisionForm, string>>;
    readonly reached: Readonly<Record<YesNo, string>>;
    readonly contacted: Readonly<Record<YesNo, string>>;
    readonly resolved: Readonly<Record<ResolvedAnswer, string>>;
    readonly satisfied: Readonly<Record<SatisfiedAnswer, string>>;
    readonly upheld: Readonly<Record<YesNo, string>>;
    readonly excluded: Readonly<Record<YesNo, string>>;
  };
  readonly moments: Readonly<Record<"limit" | "until" | "dueAt" | "resolveOn" | "reviewAt", Told>>;
  /** What somebody wrote. */
  readonly quoted: Told;
  /** What stands between the members of a list. */
  readonly comma: string;
  /** A line of the timeline. */
  readonly line: (at: string, event: string, facts: readonly string[]) => string;
}

/** A fact in words, from what it is as text. */
type Told = (shown: string) => string;

/** How moments and agencies are shown: a reader has a zone and a city has names, and words have neither. */
export interface Showing {
  readonly show?: ShowInstant;
  readonly nameOf?: NameOf;
}

const written = ["text", "answer", "advice", "result", "plan", "question", "matter", "risk", "note", "reason"] as const;

/** One language, as far as a timeline needs it. */
export interface TimelineLanguage {
  readonly event: Readonly<Record<EventType, string>>;
  readonly timeline: TimelineWords;
}

/** What happened to an appeal in words, a line an entry: when, what, who, and what was said. */
export function sayTimeline(
  entries: readonly TimelineEntry[],
  { event: events, timeline: words }: TimelineLanguage,
  { show = formatInstant, nameOf = (code) => code }: Showing = {},
): readonly string[] {
  return entries.map(({ at, event, facts }) =>
    words.line(show(at), events[event], sayFacts(facts as Facts, words, { show, nameOf })),
  );
}

type Facts = Readonly<Record<string, unknown>>;

function sayFacts(facts: Facts, words: TimelineWords, { show, nameOf }: Required<Showing>): readonly string[] {
  const told = (some: Readonly<Record<string, Told>>, textOf: (given: unknown) => string): readonly string[] =>
    Object.entries(some).map(([fact, say]) => {
      const shown = textOf(facts[fact]);
      return shown === "" ? "" : say(shown);
    });
  const coded = Object.entries<Readonly<Record<string, string>>>(words.coded).map(([fact, say]) => {
    const given = facts[fact];
    return given === undefined ? "" : (say[String(given)] ?? String(given));
  });
  return [
    ...told(words.named, (given) => listOf(given).map(nameOf).join(words.comma)),
    ...told(words.appeals, (given) => listOf(given).join(words.comma)),
    ...coded,
    ...told(words.moments, (given) => momentIn(given, show)),
    ...written.map((fact) => (facts[fact] ? words.quoted(String(facts[fact])) : "")),
  ].filter((told) => told !== "");
}

const listOf = (given: unknown): readonly string[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [String(given)];

/** A moment as it stands, or the one of a limit. */
function momentIn(given: unknown, show: ShowInstant): string {
  if (typeof given === "number") return show(given);
  const dueAt = (given as { readonly dueAt?: Instant } | undefined)?.dueAt;
  return dueAt === undefined ? "" : show(dueAt);
}
