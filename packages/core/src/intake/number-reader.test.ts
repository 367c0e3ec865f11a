import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { readCells } from "../../test/read-cells.ts";

function numberOf(id: string, more: object = {}) {
  const cells = { no: id, at: "2026-03-02", matter: "rats" };
  const columns = { id: "no", registeredAt: "at", category: "matter" };
  const read = readCells(cells, { columns, ...more }, baltimore);
  if (!read.ok) return read.reason.map(({ code, reason }) => reason ?? code).join();
  const [registered] = read.value.acts;
  return registered?.type === "RegisterAppeal" ? registered.externalId : undefined;
}

test.each(["1.23E+14", "1,23457e+14", "2E+09", "1,234,567,890,123,450", "1234567890123450.0"])(
  "%s has lost digits in a spreadsheet, and is no id",
  (id) => {
    expect(numberOf(id)).toBe("is a number that a spreadsheet shortened, of which the last digits are lost");
  },
);

test.each(["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ÜBERLAUF!"])(
  "%s is the error of a formula, and no id",
  (id) => expect(numberOf(id)).toBe("is the error of a formula"),
);

describe("an id that stands for none is empty", () => {
  const nothing = ["N/A", "n/a", "-", "--", "null", "NULL", "None", '=""', '="N/A"'];

  test.each(nothing)("%s", (id) => expect(numberOf(id)).toBe("intake/empty"));

  test("and is left to the mapping where that tells records apart by what they say", () => {
    expect(numberOf("N/A", { id: "content-hash" })).toBeUndefined();
  });
});

test.each([
  ['="00777"', "00777"],
  ['="A-1"', "A-1"],
  ["'00777", "00777"],
])("%s keeps a spreadsheet off %s", (written, id) => expect(numberOf(written)).toBe(id));

describe("a whole number as a spreadsheet shows it is that number, with a note that says what to do", () => {
  test.each([
    ["1,234,561", "1234561"],
    ["1234562.0", "1234562"],
    ["1,234,561.00", "1234561"],
    ["１，２３４", "1234"],
    ["123,456,789,012,345", "123456789012345"],
  ])("%s is %s", (id, externalId) => {
    const columns = { id: "no", registeredAt: "at", category: "matter" };
    const read = readCells({ no: id, at: "2026-03-02", matter: "rats" }, { columns }, baltimore);
    expect(read).toMatchObject({
      value: {
        acts: [{ externalId }],
        notes: [{ code: "intake/bad-id", field: "no", value: id, suggestion: expect.stringMatching(/as text/) }],
      },
    });
  });

  test.each(["2024.001", "1.234.561", "7.10", "0,101", "12,34", "1234,567", "00123.0", "A-1,234", "10", "1.0.0"])(
    "and %s is none",
    (id) => expect(numberOf(id)).toBe(id),
  );
});

test.each(["00123", "12E4", "1.23E14", "A+1", "E+14", "#17", "#REF-17", "N/A-1", "NA", "-1", "=1", "no-ne"])(
  "%s is an id as it stands",
  (id) => expect(numberOf(id)).toBe(id),
);

test.each(["ＣＰ２０２４－７", "CP2024-7"])("%s is CP2024-7", (id) => expect(numberOf(id)).toBe("CP2024-7"));

test.each(["2024 00017", "2024\u300000017"])("%s keeps its blank, for which its appeal's id has _", (no) => {
  const columns = { id: "no", registeredAt: "at", category: "matter" };
  expect(readCells({ no, at: "2026-03-02", matter: "rats" }, { columns }, baltimore)).toMatchObject({
    value: { acts: [{ appealId: "baltimore-311:2024_00017", externalId: no }] },
  });
});

test("of several columns for an id the first that is filled has it", () => {
  const columns = { id: ["old", "no"], registeredAt: "at", category: "matter" };
  const cells = { no: "17", old: "", at: "2026-03-02", matter: "rats" };
  expect(readCells(cells, { columns }, baltimore)).toMatchObject({ value: { acts: [{ externalId: "17" }] } });
  expect(readCells({ ...cells, old: "", no: "" }, { columns }, baltimore)).toMatchObject({
    reason: [{ code: "intake/empty" }],
  });
});

test.each(["A-1\nA-2", "A".repeat(121)])("%j is too much for an id", (id) => {
  expect(numberOf(id)).toBe("intake/bad-id");
});

test("what is wrong with an id says what to do", () => {
  const cells = { no: "1.23E+14", at: "2026-03-02", matter: "rats" };
  const columns = { id: "no", registeredAt: "at", category: "matter" };
  expect(readCells(cells, { columns }, baltimore)).toMatchObject({
    reason: [{ code: "intake/bad-id", field: "no", value: "1.23E+14", suggestion: expect.stringMatching(/as Text/) }],
  });
});
