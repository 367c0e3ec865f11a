import type { Finding, Problem } from "@swiftline/core";
import { sql } from "kysely";
import { bulkInsert } from "./bulk-insert.ts";
import type { Connection } from "./connection.ts";
import { listed, tables } from "./sql.ts";
import type { ImportFindingRow } from "./tables.ts";

/** What runs that stand have flagged about appeals. One of which the store has no row, as in a rehearsal, was not taken back. */
export function flaggedBy(
  connection: Connection,
): (appealIds: readonly string[]) => ReadonlyMap<string, readonly Problem[]> {
  const takenBack = tables.selectFrom("imports").select("id").where("withdrawn_at", "is not", null);
  const flagged = tables
    .selectFrom("import_findings")
    .select(["appeal_id", "problems"])
    .where("appeal_id", "in", listed<string>([]))
    .where("outcome", "=", sql.lit("flagged"))
    .where("import_id", "not in", takenBack);
  const found = connection.prepare(flagged);
  return (appealIds) => {
    const problemsOf = new Map<string, Problem[]>();
    for (const { appeal_id, problems } of found.all(JSON.stringify(appealIds))) {
      const appealId = appeal_id ?? "";
      problemsOf.set(appealId, [...(problemsOf.get(appealId) ?? []), ...JSON.parse(problems)]);
    }
    return problemsOf;
  };
}

/** Keeps what was found in the last rows of a run. */
export function findingsWriter(connection: Connection): (importId: string, findings: readonly Finding[]) => void {
  const insert = bulkInsert(connection, "import_findings", ["import_id", "line", "appeal_id", "outcome", "problems"]);
  return (importId, findings) => insert(findings.map((finding) => findingRow(importId, finding)));
}

/** What was found in a run, in the order of its lines. */
export const findingsIn = (connection: Connection, importId: string): readonly Finding[] =>
  connection
    .all(tables.selectFrom("import_findings").selectAll().where("import_id", "=", importId).orderBy("line"))
    .map(findingOf);

const findingRow = (importId: string, { line, appealId, outcome, problems }: Finding): ImportFindingRow => ({
  import_id: importId,
  line,
  appeal_id: appealId ?? null,
  outcome,
  problems: JSON.stringify(problems.map(withoutValue)),
});

/** The value that was found wrong stays in the file, and out of the words: it may be anything, also what must be erasable. */
const withoutValue = ({ value: _value, message, reason = message, ...problem }: Problem): Problem => ({
  ...problem,
  message: reason,
});

const findingOf = ({ line, appeal_id, outcome, problems }: ImportFindingRow): Finding => ({
  line,
  ...(appeal_id !== null && { appealId: appeal_id }),
  outcome,
  problems: JSON.parse(problems),
});
