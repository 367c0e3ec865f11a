import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileBook, literalCity } from "@swiftline/core/book";
import { formatInstant, parseInstant } from "@swiftline/core/time";
import { readYaml } from "@swiftline/files";
import { describe, expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here).filter((name) => name.endsWith(".yaml"));

const shifts = [
  ["09:00", "12:00"],
  ["13:30", "18:00"],
];
/** National Day of 2026 and its make-up Saturday, as announced by the State Council. */
const nationalDay = {
  id: "2026",
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}` })),
  workdays: [{ date: "2026-10-10" }],
};
const office = {
  id: "office",
  zone: "Asia/Shanghai",
  weekly: { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts },
  layers: [nationalDay],
};

const roundTheClock = {
  id: "round-the-clock",
  zone: "America/New_York",
  weekly: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"]]]),
  ),
};

/** A city of one agency, under the policies of a file. */
async function bookUnder(file: string) {
  const sla = await readYaml(`${here}${file}`, file);
  if (!sla.ok) throw new Error(JSON.stringify(sla.reason));
  const city = literalCity({
    city: {
      id: "somewhere",
      name: "Somewhere",
      zone: "Asia/Shanghai",
      languages: ["zh"],
      number: "12345",
      channels: ["phone"],
      hotlines: [{ id: "somewhere", name: "Somewhere" }],
    },
    agencies: [{ id: "bureau", name: "Bureau", kind: "department" }],
    categories: [{ id: "all", name: "All" }],
    routing: [{ id: "rest", ">agency": "bureau" }],
    sla: sla.value.value,
    calendars: [office, roundTheClock],
  });
  return compileBook({ ...city, sla: { ...sla.value, file: "sla.yaml" } });
}

test.each(files)("%s compiles in a city with a calendar, and nothing in it is doubtful", async (file) => {
  const { book, problems } = await bookUnder(file);
  expect(problems).toEqual([]);
  expect(book).toBeDefined();
});

test("Baltimore's days end at the same time of day, also over a change of the clocks", async () => {
  const { book } = await bookUnder("baltimore.yaml");
  const registeredAt = parseInstant("2018-03-10T12:45:00-05:00") ?? 0;
  const limit = book?.promise("days-5", { registeredAt, dispatchedAt: registeredAt });
  expect(formatInstant(limit?.dueAt ?? 0)).toBe("2018-03-15T16:45:00Z");
});

describe("dispatched on Tuesday, 29 September 2026, before the holidays,", () => {
  const dispatchedAt = parseInstant("2026-09-29T15:00:00+08:00") ?? 0;
  test.each([
    ["shanghai.yaml", "simple", "2026-09-30T10:00:00Z"],
    ["shanghai.yaml", "ordinary", "2026-10-12T10:00:00Z"],
    ["shanghai.yaml", "complex", "2026-10-26T10:00:00Z"],
    ["shandong.yaml", "five-days", "2026-10-12T10:00:00Z"],
  ])("a matter under %s, %s, is due at the close of %s, make-up Saturday counted", async (file, policy, due) => {
    const { book } = await bookUnder(file);
    const limit = book?.promise(policy, { registeredAt: dispatchedAt, dispatchedAt });
    expect(formatInstant(limit?.dueAt ?? 0)).toBe(due);
  });
});
