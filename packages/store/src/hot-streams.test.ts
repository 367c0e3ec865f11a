import { testBook } from "@swiftline/core/testing";
import { afterAll, expect, test } from "vitest";
import { appealId, dispatched, manyDispatched, reported } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openCommits } from "./commits.ts";
import { connect } from "./connection.ts";
import { hotStreams } from "./hot-streams.ts";
import { openStore } from "./open-store.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

/** A store, and the streams that another connection to it keeps, with the ids that it had to read from the file. */
async function beside(file: string) {
  const store = await openStore(file, { book: testBook(), mode: "write" });
  const connection = connect(file, "write");
  const commits = openCommits(connection);
  const fromFile: string[] = [];
  const streams = hotStreams(connection, {
    ...commits,
    read(appealIds) {
      fromFile.push(...appealIds);
      return commits.read(appealIds);
    },
  });
  const read = (index: number) => streams.read([appealId(index)]).get(appealId(index));
  const close = async () => {
    connection.raw.close();
    await store.close();
  };
  return { store, streams, read, fromFile, close };
}

test("a stream is read from the file once, as long as nobody else writes", async () => {
  const { store, read, fromFile, close } = await beside(folder.file("kept.sqlite"));
  await store.log.append([dispatched(1)]);
  const first = read(1);
  expect(first?.history).toEqual(dispatched(1).events);
  expect(read(1)).toBe(first);
  expect(fromFile).toEqual([appealId(1)]);
  await close();
});

test("what another connection has written is seen by the next read", async () => {
  const { store, read, close } = await beside(folder.file("foreign.sqlite"));
  await store.log.append([dispatched(1)]);
  expect(read(1)?.version).toBe(1);
  await store.log.append([reported(1)]);
  expect(read(1)?.version).toBe(2);
  await close();
});

test("an appeal of which nothing is recorded is looked for each time", async () => {
  const { store, read, close } = await beside(folder.file("unknown.sqlite"));
  expect(read(1)).toMatchObject({ version: 0, history: [] });
  await store.log.append([dispatched(1)]);
  expect(read(1)?.version).toBe(1);
  await close();
});

test("only the streams that were used last are kept", async () => {
  const { store, streams, fromFile, close } = await beside(folder.file("many.sqlite"));
  await store.log.append(manyDispatched(501));
  const ids = manyDispatched(501).map((append) => append.appealId);
  streams.read(ids);
  fromFile.length = 0;
  streams.read([appealId(500)]);
  expect(fromFile).toEqual([]);
  streams.read([appealId(0)]);
  expect(fromFile).toEqual([appealId(0)]);
  await close();
});
