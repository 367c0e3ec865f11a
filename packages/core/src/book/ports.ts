import type { Appeal, AppealStatus } from "../appeal/appeal.ts";
import type { Event, EventType } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { Actor } from "../appeal/terms.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import type { Box, Circle } from "./places.ts";

/** What the log holds of one appeal. `version` counts its commits; 0 and an empty history where it is unknown. */
export interface Recorded {
  readonly appealId: string;
  readonly version: number;
  readonly history: History;
  /** The import that made the last commit, where one did. */
  readonly importId?: string | undefined;
}

/** The events of one decision, to be appended after the version on which it was made. */
export interface Append {
  readonly appealId: string;
  readonly after: number;
  readonly events: readonly Event[];
}

/** Somebody else appended first. Nothing was written; read again and decide again. */
export interface Conflict {
  readonly code: "log/conflict";
  readonly appealId: string;
  readonly expected: number;
  readonly actual: number;
}

/** Where the rows of an import went: `rows` is the sum of the five that follow it. */
export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Taken in, with a finding that is news. */
  readonly flagged: number;
  readonly rejected: number;
  /** Left out as older than was asked for, or as no appeals; not among `rows`. */
  readonly skipped: number;
}

/** What is wrong with a row that was rejected, or odd about one that was taken in and not told of its appeal before. */
export interface Finding {
  readonly line: number;
  /** Of which appeal the row tells; absent where it was rejected before anybody knew. */
  readonly appealId?: string | undefined;
  readonly outcome: "flagged" | "rejected";
  readonly problems: readonly Problem[];
}

/** How far an import has come. It is kept with the rows that it stands for, so that an interrupted one goes on from there. */
export interface ImportProgress {
  /** Of all rows until now. */
  readonly counts: ImportCounts;
  /** How long the file of rejected rows is, in bytes. */
  readonly rejectedBytes: number;
  /** Of the last rows. */
  readonly findings: readonly Finding[];
}

/** The run that brings what is appended. */
export interface ImportStep {
  readonly importId: string;
  readonly progress?: ImportProgress | undefined;
}

/** First commits of many appeals, made ready away from the log by the same program. What is in them is the log's own matter. */
export interface Firsts {
  readonly appealIds: readonly string[];
}

/** The event log: append-only, one stream an appeal, versioned. `eventLogContract` says what every one must do. */
export interface EventLog {
  readonly read: (appealId: string) => Promise<Recorded>;
  /** Every asked id is in the answer. */
  readonly readMany: (appealIds: readonly string[]) => Promise<ReadonlyMap<string, Recorded>>;
  /** All appends or none, also across appeals. Each brings events, and no two are to the same appeal. */
  readonly append: (appends: readonly Append[], step?: ImportStep) => Promise<Result<void, Conflict>>;
  /**
   * What imports that stand have flagged about appeals, with the progress that they appended; one that was taken back does not stand.
   * Appeals about which nothing was flagged may be left out of the answer.
   */
  readonly flaggedOf: (appealIds: readonly string[]) => Promise<ReadonlyMap<string, readonly Problem[]>>;
  /** How a log takes many first commits at once, if it can. */
  readonly bulk?: BulkLog;
  /** Every appeal, ordered by id. */
  readonly all: () => AsyncIterable<Recorded>;
}

/** The fast way into a log: what need not be decided again is not. */
export interface BulkLog {
  /** Which of the appeals are known: whether the log holds this very commit of them and nothing else. */
  readonly known: (firsts: Firsts) => Promise<ReadonlyMap<string, "same" | "other">>;
  /** Like `append`, with the first commits of those appeals that `take` names, all of them unknown. */
  readonly append: (
    firsts: Firsts,
    take: ReadonlySet<string>,
    appends: readonly Append[],
    step: ImportStep,
  ) => Promise<Result<void, Conflict>>;
}

/** Which appeals to list: those for which all holds that is asked. A category or an area stands for its subtree. */
export interface AppealFilter {
  readonly open?: boolean | undefined;
  readonly status?: AppealStatus | undefined;
  readonly agency?: string | undefined;
  /** An agency for which the appeal waits though another one leads, if any: see `partiesBesidesLead`. */
  readonly party?: string | undefined;
  readonly category?: string | undefined;
  readonly area?: string | undefined;
  readonly registeredFrom?: number | undefined;
  readonly registeredBefore?: number | undefined;
  /** When the last thing happened to it. */
  readonly updatedFrom?: number | undefined;
  readonly updatedBefore?: number | undefined;
  /** Any of these. */
  readonly statuses?: readonly AppealStatus[] | undefined;
  /** Any of these, each for itself alone. */
  readonly categories?: readonly string[] | undefined;
  readonly confidential?: boolean | undefined;
  /** Where it lies; one without a position lies nowhere. */
  readonly box?: Box | undefined;
  readonly near?: Circle | undefined;
  /**
   * What must stand in its text or its address, as `readQuery` of core reads it. A confidential appeal is found by no word: that it was
   * found would tell what it says.
   */
  readonly words?: string | undefined;
}

/** How far the words of appeals are known to a search. */
export interface Indexed {
  /** Everything that was written down is known. */
  readonly complete: boolean;
  /** The last change that is known, as the change feed counts. */
  readonly upTo: number;
}

/**
 * Where a page of a list begins: behind this place in its order, by a number and then by an id, which may be empty. A list makes cursors
 * and takes them back; of an appeal that its filter leaves out, they tell nothing.
 */
export interface AppealCursor {
  readonly at: number;
  readonly id: string;
}

export interface AppealPage {
  readonly appeals: readonly Appeal[];
  /** Absent on the last page. A page of found appeals may hold few or none and yet have a next: so many were looked at. */
  readonly next?: AppealCursor;
  /** Where words were asked for. */
  readonly indexed?: Indexed;
}

/** One running clock of an open appeal. */
export interface DueAppeal {
  readonly appealId: string;
  /** Undefined while nobody holds the appeal: its clock may run from registration, or go on after a return. */
  readonly agency: string | undefined;
  readonly category: string;
  readonly policy: string;
  readonly registeredAt: number;
  readonly dueAt: number;
}

/** Lists over current state: newest first, or soonest due first. */
export interface AppealList {
  readonly find: (
    filter: AppealFilter,
    page: {
      readonly limit: number;
      readonly after?: AppealCursor | undefined;
      /** So many are passed over first, where no words are asked for. */
      readonly skip?: number | undefined;
    },
  ) => Promise<AppealPage>;
  /** How many there are; words are not looked for. */
  readonly count: (filter: Omit<AppealFilter, "words">) => Promise<number>;
  readonly due: (filter: {
    readonly before: number;
    readonly agency?: string | undefined;
    readonly confidential?: boolean | undefined;
    /** Only those behind this one: due later, or at the same moment with a greater id. */
    readonly after?: Pick<DueAppeal, "dueAt" | "appealId"> | undefined;
    readonly limit: number;
  }) => Promise<readonly DueAppeal[]>;
}

/** When time alone has something to do. It is computed from the log by one book, and can be computed again. */
export interface Timers {
  /** Appeals to which something is to be done at or before `now`; those that wait longest come first. */
  readonly ripe: (now: number, limit: number) => Promise<readonly string[]>;
  /** The first moment at which there is one; undefined where nothing can happen by time alone. */
  readonly next: () => Promise<number | undefined>;
}

/** Who called. It lives apart from the log, encrypted, and can be erased without changing a figure. */
export interface Identity {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly contact?: string | undefined;
}

/** Who wants an identity, and what for. It is recorded before the answer is given, also where the answer is no. */
export interface Access {
  /** `agency:CODE` for anybody of an agency; else the name by which the city knows who looks. Never empty. */
  readonly by: string;
  /** What the identity is needed for, such as a follow-up call. Never empty. */
  readonly purpose: string;
  readonly at: number;
}

/**
 * The erasable table of identities. Events carry only the reference. Reading and erasing throw `identity/no-purpose` where nobody
 * or nothing is named, `identity/recused` where whoever asks may not see the caller, `identity/no-part` where an agency asks that
 * works on none of their appeals, and `identity/confidential` where it asks for the caller of a confidential one.
 */
export interface Identities {
  /** Keeps who called, and answers a new reference that says nothing: two calls of one person have two. */
  readonly keep: (identity: Identity, at: number) => Promise<string>;
  /** Undefined where there is no such caller, or no longer. */
  readonly read: (caller: string, access: Access) => Promise<Identity | undefined>;
  /** Whether there was something to erase. Throws `identity/in-use` where an appeal is open, unless told to erase all the same. */
  readonly erase: (caller: string, access: Access, which: { readonly evenOpen: boolean }) => Promise<boolean>;
}

/** An answer that was given, to be given again byte for byte. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A key was taken over from those who are gone. Each of them may have carried out what they took it for. */
export interface TakenOver {
  /** When the first of them took it, and when the last did. */
  readonly begunAt: number;
  readonly takenAt: number;
}

/** How a key was found: nobody had it and it is taken now; it is taken; it was taken for something else; or this was answered. */
export type Taken = "taken" | TakenOver | "in-flight" | "other" | KeptAnswer;

/** What was answered to requests that must not be carried out twice. `replaysContract` says what every one must do. */
export interface Replays {
  /**
   * Takes a key for what is asked, known by its fingerprint: a hash of all of it, who called included, to be written down only under a
   * secret. A key is free again a day after it was taken. Where no answer was kept it is taken over after a minute, or as soon as it is
   * known that whoever took it is gone.
   */
  readonly take: (key: string, fingerprint: string, at: number) => Promise<Taken>;
  /** Keeps the answer to what a key was taken for. */
  readonly keep: (key: string, answer: KeptAnswer) => Promise<void>;
  /** Gives a key back: nothing was done. */
  readonly release: (key: string) => Promise<void>;
}

/** What is known of a key to the HTTP API; the key itself is known to its owner only. */
export interface ApiKey {
  readonly id: string;
  /** SHA-256 of the key, in hexadecimal. A key is random, so nothing slower is needed. */
  readonly hash: string;
  /** Whose it is, as it stands in access records. */
  readonly name: string;
  /** As whom its owner acts on appeals. */
  readonly actor: Actor;
  /** What it may do of all that its actor may; all of it where nothing is named. */
  readonly scopes?: readonly string[] | undefined;
  readonly createdAt: number;
  readonly expiresAt?: number | undefined;
  readonly revokedAt?: number | undefined;
}

/** The keys that were given out. */
export interface ApiKeys {
  readonly find: (id: string) => Promise<ApiKey | undefined>;
}

/** One append to one appeal, at its place in the order in which all were made. */
export interface Change {
  /** Grows from one change to the next; numbers may be left out. */
  readonly position: number;
  readonly appealId: string;
  readonly version: number;
  readonly events: readonly Event[];
  /** The run of an import that brought it. */
  readonly importId?: string;
}

/** Everything that happened, in the order in which it was written down: for those who follow. */
export interface ChangeFeed {
  /** The changes behind a position, 0 for all. */
  readonly after: (position: number, limit: number) => Promise<readonly Change[]>;
  /** The position of the last change; 0 where nothing has happened. */
  readonly last: () => Promise<number>;
}

/** Somebody who is told what happens, by a message to their address. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** By which messages are signed (Standard Webhooks); two while one takes the place of the other. */
  readonly secrets: readonly string[];
  /** As whom it is told: what this actor may see. */
  readonly actor: Actor;
  /** The types of events that it wants; all where none is named. */
  readonly types?: readonly EventType[] | undefined;
  /** The last change that it was told, or that was not for it. */
  readonly position: number;
  /** How often it could not be told the next one, and when that is tried again. */
  readonly failures: number;
  readonly nextAt: number;
  /** Since when it is told nothing more: it has said that it is gone. */
  readonly disabledAt?: number | undefined;
}

/** One try to tell a webhook of an event: the status of its answer, or why there was none. */
export interface Delivery {
  readonly webhook: string;
  readonly event: string;
  readonly at: number;
  readonly status?: number | undefined;
  readonly error?: string | undefined;
}

/** Who is told, and how far each of them has been. The log itself is what is still to be told. */
export interface Webhooks {
  readonly list: () => Promise<readonly Webhook[]>;
  /**
   * Writes down tries, and where the webhook stands after them, at once; answers it as it is then. Where it does not stand at `from` any
   * more, because somebody has sent it back or taken it away, it is left as it is, and undefined is answered.
   */
  readonly settle: (
    standing: Pick<Webhook, "id" | "position" | "failures" | "nextAt" | "disabledAt"> & { readonly from: number },
    tries: readonly Delivery[],
  ) => Promise<Webhook | undefined>;
}
