import { expect, test } from "vitest";
import { brokenLink, CHAIN_START, hashOfCommit } from "./chain.ts";
import type { CommitRow } from "./tables.ts";

function commitAfter(previous: CommitRow | undefined, events: string): CommitRow {
  const link = {
    appeal_id: "city:1",
    version: (previous?.version ?? 0) + 1,
    events,
    previous_hash: previous?.hash ?? CHAIN_START,
  };
  return { ...link, import_id: null, hash: hashOfCommit(link) };
}

const first = commitAfter(undefined, '["first"]');
const second = commitAfter(first, '["second"]');
const third = commitAfter(second, '["third"]');

test("the hash of a commit is what sha256sum says of its parts, a line each", () => {
  const link = {
    appeal_id: "city:1",
    version: 12,
    events: '[{"text":"热"}]',
    previous_hash: Buffer.from("00ff", "hex"),
  };
  expect(hashOfCommit(link).toString("hex")).toBe("96f46b6b53e2cf585b6996b02187de312edf730835b586bede5cb98440ebb043");
});

test("an unbroken chain has no broken link", () => expect(brokenLink([first, second, third])).toBeUndefined());

test("a commit that was rewritten with a fitting hash no longer carries the next one", () => {
  const forged = commitAfter(first, '["forged"]');
  expect(brokenLink([first, forged, third])).toEqual({ version: 3, why: "it does not follow the commit before it" });
});

test("commits that changed places are found by their versions", () =>
  expect(brokenLink([first, third, second])?.version).toBe(2));

test("a commit that was given another version is found by its hash", () => {
  const moved = { ...commitAfter(second, '["moved"]'), version: 2, previous_hash: first.hash };
  expect(brokenLink([first, moved])?.version).toBe(2);
});
