import type { Problem } from "@swiftline/core";
import { brokenLink } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";
import type { CommitRow } from "./tables.ts";

const compareIt = "compare with a backup: somebody changed the database by other means";

/** What is wrong with the chain of one appeal: its first link that does not hold. */
export function chainProblems(appealId: string, chain: readonly CommitRow[]): readonly Problem[] {
  const broken = brokenLink(chain);
  if (broken === undefined) return [];
  const message = `the log of appeal ${appealId} is broken at commit ${broken.version}: ${broken.why}`;
  return [{ code: "store/chain-broken", message, suggestion: compareIt }];
}

/** An appeal whose log is shorter than it was. */
export const cutOff = (appealId: string, known: number, left: number): Problem => ({
  code: "store/chain-cut",
  message: `the log of appeal ${appealId} ends after ${left} of ${known} commits`,
  suggestion: compareIt,
});

/** An appeal whose chain holds in itself, and is not the one that was sealed. */
export const rewritten = (appealId: string, version: number): Problem => ({
  code: "store/chain-rewritten",
  message: `the log of appeal ${appealId} was written anew: commit ${version} is not the one that was sealed`,
  suggestion: compareIt,
});

/** Appeals that are in the list and have no commit at all. */
export function lostAppeals(connection: Connection): readonly Problem[] {
  const recorded = tables.selectFrom("commits").select("appeal_id");
  const lost = tables.selectFrom("appeals").select(["appeal_id", "version"]).where("appeal_id", "not in", recorded);
  return connection.all(lost).map((row) => cutOff(row.appeal_id, row.version, 0));
}
