import type { Event, EventOf, EventType } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { FollowUpChannel, ResolvedAnswer } from "../appeal/terms.ts";
import { isBetter } from "./conduct-votes.ts";

/** What became of one result that an agency reported. */
export interface ResultConduct {
  /** The share of the time to the limit that was used, above 1 where it came late; undefined where no limit ran. */
  readonly limitUsed: number | undefined;
  /** Whether somebody tried to ask the caller about it. */
  readonly asked: boolean;
  /** How the caller was asked who answered, and what the first answer was; undefined where nobody was reached. */
  readonly answer: { readonly channel: FollowUpChannel; readonly resolved: ResolvedAnswer | undefined } | undefined;
  /** The caller's last word on whether it is resolved. */
  readonly resolved: ResolvedAnswer | undefined;
  /** The caller changed the answers, and the last ones are better than the first. */
  readonly bettered: boolean;
}

/** What one agency did with an appeal that it held, at whatever time. */
export interface AgencyConduct {
  readonly agency: string;
  readonly disputed: boolean;
  readonly returned: boolean;
  readonly terminationAsked: boolean;
  readonly exclusionAsked: boolean;
  readonly exclusionGranted: boolean;
  /** The appeal waits for another one's result, or shared it. */
  readonly merged: boolean;
  /** The appeal is a part of one that was split. */
  readonly part: boolean;
  readonly results: readonly ResultConduct[];
}

type Draft<Facts> = { -readonly [Field in keyof Facts]: Facts[Field] };
type AgencyDraft = Draft<Omit<AgencyConduct, "results">> & { readonly results: Draft<ResultConduct>[] };

/** What is known while a history is read. */
interface Reading {
  readonly agencies: Map<string, AgencyDraft>;
  readonly limitUsedAt: ReadonlyMap<number, number>;
  readonly part: boolean;
  holder: string | undefined;
  /** The result that callers are asked about; none while there is work in hand. */
  result: Draft<ResultConduct> | undefined;
  firstVote: EventOf<"FollowUpRecorded"> | undefined;
  /** Merged before anybody held it: it is told of the agency whose result it shares. */
  mergedEarly: boolean;
}

/**
 * What every agency that held an appeal did with it, in the order in which they got it. Acts are told of the agency that acted,
 * not of the one that has the appeal in the end. `limitUsedAt` says what share of its time was used when a result was reported.
 */
export function conductOf(history: History, limitUsedAt: ReadonlyMap<number, number>): readonly AgencyConduct[] {
  const part = history.some((event) => event.type === "AppealRegistered" && event.partOf !== undefined);
  const reading: Reading = {
    agencies: new Map(),
    limitUsedAt,
    part,
    holder: undefined,
    result: undefined,
    firstVote: undefined,
    mergedEarly: false,
  };
  for (const event of history) read(reading, event);
  return [...reading.agencies.values()];
}

type Readers = { readonly [Type in EventType]?: (reading: Reading, event: EventOf<Type>) => void };

/** What each event says of conduct; those that are not here say nothing. */
const readers: Readers = {
  AppealDispatched: (reading, { agency }) => hold(reading, agency),
  AppealTransferred: (reading, { to }) => hold(reading, to),
  AssignmentDisputed(reading, { agency }) {
    draftOf(reading, agency).disputed = true;
  },
  AssignmentReturned(reading, { agency, by }) {
    // What a reviewer takes away after a dispute was not given back by the agency.
    if (by !== "reviewer") draftOf(reading, agency).returned = true;
    reading.holder = undefined;
  },
  TerminationRequested(reading, { agency }) {
    draftOf(reading, agency).terminationAsked = true;
  },
  ExclusionRequested(reading, { agency }) {
    draftOf(reading, agency).exclusionAsked = true;
  },
  ExclusionRuled({ agencies }, { excluded }) {
    for (const agency of agencies.values()) agency.exclusionGranted = agency.exclusionAsked && excluded;
  },
  AppealMerged: (reading) => merge(reading, true),
  AppealUnmerged: (reading) => merge(reading, false),
  ResultReported: reportResult,
  FollowUpRecorded: answer,
  VoteChanged: changeVote,
  ReworkOrdered: workAgain,
  AppealReopened: workAgain,
};

function read(reading: Reading, event: Event): void {
  const reader = readers[event.type] as ((reading: Reading, event: Event) => void) | undefined;
  reader?.(reading, event);
}

function draftOf({ agencies, part }: Reading, agency: string): AgencyDraft {
  const known = agencies.get(agency) ?? {
    agency,
    disputed: false,
    returned: false,
    terminationAsked: false,
    exclusionAsked: false,
    exclusionGranted: false,
    merged: false,
    part,
    results: [],
  };
  agencies.set(agency, known);
  return known;
}

function hold(reading: Reading, agency: string): void {
  draftOf(reading, agency);
  reading.holder = agency;
  reading.result = undefined;
}

function merge(reading: Reading, merged: boolean): void {
  if (reading.holder === undefined) reading.mergedEarly = merged;
  else draftOf(reading, reading.holder).merged = merged;
}

function reportResult(reading: Reading, { agency, at }: EventOf<"ResultReported">): void {
  const conduct = draftOf(reading, agency);
  if (reading.mergedEarly) conduct.merged = true;
  const limitUsed = reading.limitUsedAt.get(at);
  const result = { limitUsed, asked: false, answer: undefined, resolved: undefined, bettered: false };
  conduct.results.push(result);
  reading.result = result;
  reading.firstVote = undefined;
  reading.mergedEarly = false;
  reading.holder = agency;
}

function answer(reading: Reading, event: EventOf<"FollowUpRecorded">): void {
  const { result } = reading;
  if (result === undefined) return;
  result.asked = true;
  if (!event.reached) return;
  result.resolved = event.resolved;
  if (reading.firstVote !== undefined) return;
  reading.firstVote = event;
  result.answer = { channel: event.channel, resolved: event.resolved };
}

function changeVote({ result, firstVote }: Reading, event: EventOf<"VoteChanged">): void {
  if (result === undefined) return;
  result.resolved = event.resolved;
  result.bettered = firstVote !== undefined && isBetter(event, firstVote);
}

/** What the caller says from now on is not about the last result. */
function workAgain(reading: Reading): void {
  reading.result = undefined;
}
