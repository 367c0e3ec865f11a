import { testBook } from "@swiftline/core/testing";
import { DAY } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { dispatched, monday, reported, withdrawn } from "../test/sample-appends.ts";
import { openStore } from "./open-store.ts";

test("running clocks are counted as the list of what is due has them, those of settled appeals not", async () => {
  const { log, list, clocks, close } = await openStore(":memory:", { book: testBook(), mode: "write" });
  expect(await clocks(monday)).toEqual({ running: 0, overdue: 0 });
  await log.append([1, 2, 3, 4].map((index) => dispatched(index, { after: index * DAY })));
  await log.append([reported(1, 3 * DAY), withdrawn(2)]);
  for (const days of [0, 4, 8, 12, 60]) {
    const now = monday + days * DAY;
    const { length } = await list.due({ before: now, limit: 99 });
    const { length: all } = await list.due({ before: Number.MAX_SAFE_INTEGER, limit: 99 });
    expect(await clocks(now)).toEqual({ running: all, overdue: length });
  }
  await close();
});
