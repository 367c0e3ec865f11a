import { hash } from "node:crypto";
import type { CommitRow } from "./tables.ts";

/** What stands before the first commit of an appeal. */
export const CHAIN_START: Buffer = Buffer.alloc(0);

type Link = Pick<CommitRow, "appeal_id" | "version" | "events" | "previous_hash">;

/**
 * The hash that binds a commit to all before it in the same appeal. One chain over all appeals would make writers queue. It is asked for
 * as a text, as a buffer that the crypto module makes takes half as long again.
 */
export const hashOfCommit = ({ previous_hash, appeal_id, version, events }: Link): Buffer =>
  Buffer.from(
    hash("sha256", `${previous_hash.toString("hex")}\n${appeal_id}\n${version}\n${events}`, "binary"),
    "binary",
  );

/** The first commit of one appeal's chain that does not hold, and why. The commits are all there are, in order. */
export function brokenLink(
  chain: readonly CommitRow[],
): { readonly version: number; readonly why: string } | undefined {
  let previous = CHAIN_START;
  for (const [index, commit] of chain.entries()) {
    const expected = index + 1;
    if (commit.version !== expected) return { version: expected, why: "the commit is missing" };
    if (!commit.previous_hash.equals(previous))
      return { version: expected, why: "it does not follow the commit before it" };
    if (!commit.hash.equals(hashOfCommit(commit)))
      return { version: expected, why: "its events are not those that were recorded" };
    previous = commit.hash;
  }
  return undefined;
}
