import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { told } from "../../test/read-cells.ts";
import { formsByColumn } from "./column-dates.ts";
import { readMappedRows } from "./mapped-rows.ts";
import { Mapping, type MappingInput } from "./mapping.ts";

const mapping: MappingInput = {
  columns: { id: "no", registeredAt: "opened", endedAt: "closed_on", category: "matter" },
  constants: { agency: "dot" },
};
const cells = { no: "A-1", opened: "03/04/2026 09:30", "Closed On": "04/03/2026", matter: "rats" };

describe("dates that a mapping explains column by column", () => {
  const dates: MappingInput["dates"] = { opened: "month-first", "closed on": ["iso", "day-first"] };

  test("are read so, and a day alone is that of the other column", () =>
    expect(told(cells, { ...mapping, dates }, baltimore)).toMatchObject({
      acts: expect.arrayContaining(["RegisterAppeal 2026-03-04T09:30", "CloseAppeal 2026-03-04T09:30"]),
      notes: [],
    }));

  test("are in the usual forms where a column is not named", () =>
    expect(told(cells, { ...mapping, dates: { opened: "month-first" } }, baltimore)).toEqual({
      wrong: ["intake/bad-date Closed On"],
    }));

  test("are in the form of * where a column is not named and that is there", () => {
    const formsOf = formsByColumn({ opened: "iso", "*": "compact" });
    expect(["Opened", "closed_on"].map(formsOf)).toEqual([["iso"], ["compact"]]);
  });

  test("are missed where no column is called so", () => {
    const misspelt = Mapping.parse({ ...mapping, dates: { ...dates, opend: "iso", "*": "iso" } });
    const bound = readMappedRows(Object.keys(cells), misspelt, { book: baltimore });
    expect(bound).toMatchObject({
      reason: [{ code: "intake/column-missing", field: "opend", suggestion: "did you mean opened?" }],
    });
  });

  test("need forms that there are", () =>
    expect(Mapping.safeParse({ ...mapping, dates: { opened: "american" } }).error?.issues).toMatchObject([
      { path: ["dates", "opened"], message: expect.stringContaining("give a named form such as month-first") },
    ]));
});
