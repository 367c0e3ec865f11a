import type { Problem } from "@swiftline/core";
import { sql } from "kysely";
import { cutOff, rewritten } from "./chain-problems.ts";
import type { Connection } from "./connection.ts";
import { rawQuery } from "./sql.ts";

interface Unsealed {
  readonly appeal_id: string;
  readonly version: number;
  /** How many commits the appeal has. */
  readonly left: number;
  readonly there: 0 | 1;
}

const unsealed = rawQuery<Unsealed>(sql`
  select sealed_heads.appeal_id, sealed_heads.version, commits.hash is not null as there,
    (select count(*) from commits where commits.appeal_id = sealed_heads.appeal_id) as left
  from sealed_heads
  left join commits on commits.appeal_id = sealed_heads.appeal_id and commits.version = sealed_heads.version
  where commits.hash is not sealed_heads.hash
  order by sealed_heads.appeal_id`);

/** What the last checkpoint sealed and the log no longer holds: appeals that are lost, cut off at their end, or written anew. */
export const sealProblems = (connection: Connection): readonly Problem[] =>
  connection
    .all(unsealed)
    .map(({ appeal_id, version, left, there }) =>
      there === 1 ? rewritten(appeal_id, version) : cutOff(appeal_id, version, left),
    );
