import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { temporaryFile } from "../../../files/test/temporary-folder.ts";
import { calibrateFromCalls, readDaysAlike } from "./calibrate-from-calls.ts";

const city = join(import.meta.dirname, "../../../../examples/call-centre/city");
const header = "customer_id\tdate\tvru_exit\tq_time\toutcome\tser_time\tserver";

async function calibrated(rows: readonly string[]) {
  const file = await temporaryFile(`${[header, ...rows].join("\r\n")}\r\n`, "calls.tsv");
  const book = await openCity(city);
  return calibrateFromCalls(file, { book, alike: [readDaysAlike("sun-thu")], seed: 1, replications: 1 });
}

test.each([
  ["sun-thu", ["sun", "mon", "tue", "wed", "thu"]],
  ["mon,wed-fri", ["mon", "wed", "thu", "fri"]],
  ["sat", ["sat"]],
])("%s are days that are alike", (text, days) => {
  expect(readDaysAlike(text)).toEqual(days);
});

test.each(["", "monday", "mon-", "mon-tue-wed", "fri,", "mon-wed,tue"])("%j are no days", (text) => {
  expect(() => readDaysAlike(text)).toThrow(SwiftlineError);
});

test("a log with one operator, whom nobody waits for, is learned as it is", async () => {
  const rows = Array.from({ length: 5 * 9 }, (_, n) => {
    const [day, hour] = [String(1 + Math.floor(n / 9)).padStart(2, "0"), 8 + (n % 9)];
    return `0\t9902${day}\t${hour}:10:00\t0\tAGENT\t${100 + n}\tTOVA`;
  });
  const { scenario, calls, covered, notLearned } = await calibrated(rows);
  expect({ calls, covered }).toEqual({ calls: 45, covered: [{ from: "1999-02-01", until: "1999-02-05" }] });
  // Sunday is like them; no Saturday is known.
  expect(scenario.callers.rate).toBe("7.7143/day");
  expect(scenario.operators.groups[0]?.shifts[0]).toMatchObject({ from: "08:00", until: "08:30", operators: 1 });
  const fields = notLearned.map(({ field }) => field);
  expect(fields).toEqual([
    ...["callers.week", "callers.patience"],
    ...["callers.kinds", "callers.categories", "callers.areas", "callers.languages"],
    ...["offices", "followUp", "citizens"],
  ]);
});

test("everything that is wrong in a log is told at once, with its place", async () => {
  const rows = ["0\t990231\t8:00:00\t0\tAGENT\t10\tTOVA", "0\t990201\t8:00:00\t-1\tLOST\t10\tTOVA"];
  await expect(calibrated(rows)).rejects.toMatchObject({
    code: "file/malformed",
    problems: [
      { code: "calls/unreadable", line: 2, field: "date" },
      { code: "calls/unreadable", line: 3, field: "outcome" },
      { code: "calls/unreadable", line: 3, field: "q_time" },
    ],
  });
});
