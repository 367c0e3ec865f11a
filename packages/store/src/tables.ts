import type { ImportCounts } from "@swiftline/core";
import type { Actor, AppealStatus } from "@swiftline/core/appeal";

/**
 * The tables, as every query of this package sees them. `appeals`, `rollup` and `meta` are computed from the commits and the
 * city's book, `search_terms` and `search_appeals` from the commits, and can be computed again; `identity_marks` from the
 * identities and the key. The others are records.
 */
export interface Tables {
  readonly commits: CommitRow;
  readonly appeals: AppealRow;
  readonly rollup: RollupRow;
  readonly meta: MetaRow;
  readonly identities: IdentityRow;
  readonly identity_marks: IdentityMarkRow;
  readonly identity_reads: IdentityReadRow;
  readonly recusals: RecusalRow;
  readonly imports: ImportRunRow;
  readonly import_findings: ImportFindingRow;
  readonly checkpoints: CheckpointRow;
  readonly sealed_heads: HeadRow;
  readonly replays: ReplayRow;
  readonly api_keys: ApiKeyRow;
  readonly webhooks: WebhookRow;
  readonly webhook_deliveries: WebhookDeliveryRow;
  readonly given_names: GivenNameRow;
  readonly search_terms: SearchTermsRow;
  readonly search_appeals: SearchAppealRow;
}

/** One append to one appeal: the events of one decision. Never changed, never deleted. */
export interface CommitRow {
  readonly appeal_id: string;
  /** Counts the commits of the appeal from 1. */
  readonly version: number;
  /** A JSON array of events, hashed as it stands here. */
  readonly events: string;
  readonly import_id: string | null;
  /** The hash of the commit before it; empty at the first. */
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** Where an appeal stands: what lists filter by. */
export interface AppealRow {
  readonly appeal_id: string;
  readonly version: number;
  readonly status: AppealStatus;
  readonly open: 0 | 1;
  readonly agency: string | null;
  readonly category: string;
  readonly area: string | null;
  readonly policy: string | null;
  readonly registered_at: number;
  readonly last_at: number;
  /** When the clock to settle the appeal is due; null unless it runs. */
  readonly due_at: number | null;
  /** When time alone has something to do to the appeal; null where only people can move it. */
  readonly next_at: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly confidential: 0 | 1;
  /** The agencies for which it waits besides the one that leads, a comma before and behind each; null where there is none. */
  readonly parties: string | null;
}

/** One count of one cell; a count that comes to nothing has no row. */
export interface RollupRow {
  readonly rollup: string;
  readonly key: string;
  readonly measure: string;
  readonly amount: number;
}

/**
 * `book`: the version of the book by which `appeals` and `rollup` were computed. `latest-at`: the last event's instant. `indexed-to`:
 * the last commit of which the words can be searched.
 */
export interface MetaRow {
  readonly key: "book" | "latest-at" | "indexed-to";
  readonly value: string;
}

/** Who called, encrypted. An erased row keeps its reference and loses its content. */
export interface IdentityRow {
  readonly caller: string;
  readonly cipher: Buffer | null;
  readonly nonce: Buffer | null;
  readonly tag: Buffer | null;
  readonly key_id: string;
  readonly kept_at: number;
  readonly erased_at: number | null;
}

/** A keyed hash of a telephone number or an e-mail address, by which the same caller is known again. Gone with the content. */
export interface IdentityMarkRow {
  readonly mark: string;
  readonly caller: string;
  readonly key_id: string;
}

/** Somebody wanted an identity. */
export interface IdentityReadRow {
  readonly caller: string;
  readonly act: "read" | "export" | "erase";
  readonly by: string;
  readonly purpose: string;
  readonly at: number;
  /** The code of the fault with which it was refused; null where it was granted. */
  readonly refusal: string | null;
}

/** Somebody who may not see who called about an appeal. */
export interface RecusalRow {
  readonly appeal_id: string;
  readonly who: string;
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  readonly lifted_at: number | null;
  readonly lifted_by: string | null;
}

/** One run of an import. The counts are those of the rows that are in; without an end it was interrupted, or still goes on. */
export interface ImportRunRow extends ImportCounts {
  readonly id: string;
  readonly source: string;
  readonly file: string;
  readonly fingerprint: string | null;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly withdrawn_at: number | null;
  readonly rejected_bytes: number;
  /** The process that takes it in; empty where none does. */
  readonly taker: string;
}

/** What was wrong or odd about a row. `problems` is a JSON array. */
export interface ImportFindingRow {
  readonly import_id: string;
  readonly line: number;
  /** Null where the row was rejected before anybody knew, and in findings of before version 13. */
  readonly appeal_id: string | null;
  readonly outcome: "flagged" | "rejected";
  readonly problems: string;
}

/** What the log was at a moment, sealed by one hash that can be published or kept elsewhere. */
export interface CheckpointRow {
  /** Counts from 1. */
  readonly number: number;
  readonly at: number;
  readonly appeals: number;
  readonly commits: number;
  readonly root: Buffer;
  /** The hash of the checkpoint before it; empty at the first. */
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** The last commit of an appeal. `sealed_heads` holds those over which the last checkpoint was made. */
export interface HeadRow {
  readonly appeal_id: string;
  readonly version: number;
  readonly hash: Buffer;
}

/** A request that must not be carried out twice, and what was answered to it; without an answer it is still carried out. */
export interface ReplayRow {
  readonly key: string;
  readonly fingerprint: string;
  /** When it was taken first, and when last. */
  readonly begun_at: number;
  readonly taken_at: number;
  readonly status: number | null;
  /** A JSON object of texts. */
  readonly headers: string | null;
  readonly body: string | null;
  /** The process that took the key. */
  readonly taker: string;
}

/** A key to the HTTP API, by its hash. One that is revoked stays here. */
export interface ApiKeyRow {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly actor: Actor;
  /** A JSON array. */
  readonly scopes: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
}

/** A name that was given once and for good, and what it means to those who look it up. */
export interface GivenNameRow {
  readonly name: string;
  readonly means: string;
  readonly at: number;
}

/** Somebody who is told what happens, and how far they have been. */
export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  /** JSON arrays. */
  readonly secrets: string;
  readonly types: string | null;
  readonly actor: Actor;
  readonly position: number;
  readonly failures: number;
  readonly next_at: number;
  readonly disabled_at: number | null;
}

/** One try to tell a webhook of an event. */
export interface WebhookDeliveryRow {
  readonly webhook: string;
  readonly event: string;
  readonly at: number;
  readonly status: number | null;
  readonly error: string | null;
}

/** The terms of an appeal's text and address (FTS5), at its place. They can be matched, not read. */
export interface SearchTermsRow {
  readonly rowid: number;
  readonly text: string;
  readonly address: string;
}

/** Whose terms stand at a place. */
export interface SearchAppealRow {
  readonly id: number;
  readonly appeal_id: string;
}
