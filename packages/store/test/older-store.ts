import { tamper } from "./dump.ts";

/** What takes back what each version added to the one before it. */
const undoing: Readonly<Record<number, string>> = {
  2: "drop index appeals_by_next; alter table appeals drop column next_at",
  3: `drop table identity_marks; drop table recusals; drop table sealed_heads; drop table checkpoints;
    drop index identity_reads_by_caller; drop index commits_by_caller; alter table identity_reads drop column refusal;
    create table checkpoints (day text not null primary key, root blob not null) strict`,
  4: `drop table import_findings; drop table imports;
    create table imports (id text primary key, source text not null, file text not null, started_at integer not null,
      finished_at integer, rows integer, new integer, updated integer, unchanged integer, rejected integer)`,
  5: "drop table replays; drop table api_keys; drop table webhooks; drop table webhook_deliveries",
  6: "drop table search_terms; drop table search_appeals; delete from meta where key = 'indexed-to'",
  7: `drop table given_names; alter table appeals drop column latitude; alter table appeals drop column longitude;
    alter table appeals drop column confidential`,
  8: "alter table replays drop column taker",
  9: "drop index appeals_with_parties; alter table appeals drop column parties",
  10: "alter table imports drop column taker",
  11: `drop index commits_by_caller;
    create index commits_by_caller on commits (json_extract("events", '$[0].caller'))
      where "version" = 1 and json_extract("events", '$[0].caller') is not null`,
  12: "alter table replays drop column begun_at",
  13: "drop index import_findings_by_appeal; alter table import_findings drop column appeal_id",
};

/** Makes a store of an earlier version out of one of today. */
export function makeOlder(file: string, version: number): void {
  const later = Object.keys(undoing)
    .map(Number)
    .filter((one) => one > version);
  for (const one of later.toReversed()) tamper(file, undoing[one] ?? "");
  tamper(file, `pragma user_version = ${version}`);
}
