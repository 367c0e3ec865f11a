import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { connect } from "./connection.ts";
import { gathered } from "./gathered.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

let files = 0;

/** Writes numbers into a table; a negative one writes and then throws. Tells the numbers and the transactions that were made. */
function numbers() {
  const connection = connect(folder.file(`${++files}.sqlite`), "write");
  connection.raw.exec("create table numbers (number)");
  const insert = connection.raw.prepare<[number]>("insert into numbers values (?)");
  let transactions = 0;
  const write = gathered((group: readonly number[]) => {
    transactions++;
    return connection.atomically(() =>
      group.map((number) => {
        insert.run(number);
        if (number < 0) throw new Error("no negative numbers");
        return number;
      }),
    );
  });
  const kept = () => connection.raw.prepare("select number from numbers").pluck().all();
  return { write, kept, transactions: () => transactions };
}

test("writes that arrive in one turn of the event loop share a transaction", async () => {
  const { write, kept, transactions } = numbers();
  expect(await Promise.all([write(1), write(2), write(3)])).toEqual([1, 2, 3]);
  expect(kept()).toEqual([1, 2, 3]);
  expect(transactions()).toBe(1);
  await write(4);
  expect(transactions()).toBe(2);
});

test("a write that throws fails alone, and those that waited with it are made", async () => {
  const { write, kept } = numbers();
  const settled = await Promise.allSettled([write(1), write(-2), write(3)]);
  expect(settled.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(kept()).toEqual([1, 3]);
});
