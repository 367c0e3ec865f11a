import { writeFileSync } from "node:fs";
import { testBook } from "@swiftline/core/testing";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { CHAIN_START, hashOfCommit } from "../../src/chain.ts";
import { openAudit } from "../../src/open-audit.ts";
import { openStore } from "../../src/open-store.ts";
import { appealId, dispatched, monday, reported } from "../sample-appends.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const APPEALS = 9;

/** Appeals of one commit, then a checkpoint, then a second commit to every second of them, and three more appeals. */
async function someLog(): Promise<Buffer> {
  const file = folder.file("log.sqlite");
  const store = await openStore(file, { book: testBook(), mode: "write" });
  const indices = Array.from({ length: APPEALS }, (_, index) => index);
  await store.log.append(indices.map((index) => dispatched(index)));
  await store.log.append([reported(0)]);
  const audit = await openAudit(file, "write");
  await audit.seal(monday);
  await audit.close();
  await store.log.append(indices.filter((index) => index % 2 === 1).map((index) => reported(index)));
  await store.log.append([9, 10, 11].map((index) => dispatched(index)));
  await store.close();
  const raw = new Database(file);
  const bytes = raw.serialize();
  raw.close();
  return bytes;
}

const versionsOf = (index: number): number => (index === 0 || (index < APPEALS && index % 2 === 1) ? 2 : 1);
const sealedOf = (index: number): number => {
  if (index >= APPEALS) return 0;
  return index === 0 ? 2 : 1;
};

interface Deed {
  readonly index: number;
  readonly what: "change" | "cut" | "lose" | "write anew";
  /** Whether the list of appeals is changed to fit. */
  readonly hidden: boolean;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  index: fc.nat(11),
  what: fc.constantFrom("change", "cut", "lose", "write anew"),
  hidden: fc.boolean(),
});

/** Whether anything that is left in the file can tell: a chain, the list, or the seal. */
function isFound({ index, what, hidden }: Deed): boolean {
  if (what === "change") return true;
  if (what === "write anew") return sealedOf(index) > 0;
  const left = what === "cut" ? versionsOf(index) - 1 : 0;
  return !hidden || sealedOf(index) > left;
}

function commit(database: Database.Database, { index, what, hidden }: Deed): void {
  const [id, last] = [appealId(index), versionsOf(index)];
  const run = (statement: string, ...values: readonly unknown[]) => database.prepare(statement).run(...values);
  if (what === "change")
    run("update commits set events = replace(events, 'appealId', 'appealID') where appeal_id = ? and version = 1", id);
  if (what === "cut") run("delete from commits where appeal_id = ? and version = ?", id, last);
  if (what === "lose") run("delete from commits where appeal_id = ?", id);
  if (what === "write anew") writeAnew(database, id, last);
  if (hidden && what === "cut") run("update appeals set version = ? where appeal_id = ?", last - 1, id);
  if (hidden && (what === "lose" || last === 1)) run("delete from appeals where appeal_id = ?", id);
}

/** Forges the first event and every hash of the chain, so that it holds in itself. */
function writeAnew(database: Database.Database, appeal_id: string, last: number): void {
  let previous_hash: Buffer = CHAIN_START;
  for (let version = 1; version <= last; version++) {
    const link = { appeal_id, version, events: `[{"forged":${version}}]`, previous_hash };
    const hash = hashOfCommit(link);
    database
      .prepare("update commits set events = ?, previous_hash = ?, hash = ? where appeal_id = ? and version = ?")
      .run(link.events, previous_hash, hash, appeal_id, version);
    previous_hash = hash;
  }
}

test("whatever is done to a log by other means is found where anything can tell, and the appeals are named", async () => {
  const bytes = await someLog();
  const law = fc.asyncProperty(fc.uniqueArray(deed, { selector: (one) => one.index, maxLength: 4 }), async (deeds) => {
    const file = folder.file("tampered.sqlite");
    writeFileSync(file, bytes);
    const database = new Database(file);
    for (const one of deeds) commit(database, one);
    database.close();
    const audit = await openAudit(file, "read");
    const { problems } = await audit.verify();
    await audit.close();
    const named = problems.map(({ message }) => /testville:\d+/.exec(message)?.[0]);
    expect(new Set(named)).toEqual(new Set(deeds.filter(isFound).map(({ index }) => appealId(index))));
  });
  await fc.assert(law, tried(150, 3000));
});
