import { describe, expect, test } from "vitest";
import { at, dispatchedTo, registered, reported, signed } from "../../../test/life.ts";
import { proved } from "../../../test/read-cells.ts";
import type { Event } from "../../appeal/events.ts";
import { testBook } from "../../testing/test-city.ts";
import { flatColumns } from "../swiftline/flat-columns.ts";
import { LIFE_FORM } from "../swiftline/told-life.ts";
import { swiftline } from "./swiftline.ts";

const book = testBook();

function read(cells: Readonly<Record<string, string>>) {
  const bound = swiftline.bind(Object.keys(cells), { book });
  if (!bound.ok) throw new Error("the columns are not those of an export");
  return bound.value({ line: 7, cells: Object.values(cells) });
}

const problemsOf = (cells: Readonly<Record<string, string>>) => {
  const outcome = read(cells);
  return outcome.ok ? [] : outcome.reason;
};

describe("a flat row", () => {
  const row = {
    appeal_id: "testville:1",
    hotline: "testville",
    kind: "complaint",
    channel: "phone",
    category: "streets-hole",
    text: "'=a hole",
    registered_at: "2026-06-01T09:00:00+02:00",
  };
  const actsOf = (cells: Readonly<Record<string, string>>) => {
    const outcome = read(cells);
    if (!outcome.ok) throw new Error(outcome.reason.map(({ message }) => message).join());
    return proved(outcome.value).acts;
  };

  test("proves what its columns tell, whatever their order and whatever other columns there are", () => {
    const more = { note: "x", ended_at: "2026-06-01T11:00:00+02:00", agency: "roads" };
    expect(actsOf({ ...more, ...row })).toEqual([
      {
        type: "RegisterAppeal",
        appealId: "testville:1",
        by: "import",
        at: at(0),
        hotline: "testville",
        kind: "complaint",
        channel: "phone",
        category: "streets-hole",
        text: "=a hole",
      },
      { type: "DispatchAppeal", appealId: "testville:1", by: "import", at: at(0), agency: "roads", manner: "imported" },
      { type: "CloseAppeal", appealId: "testville:1", by: "import", at: at(120), because: "imported" },
    ]);
  });

  test("of an inquiry that was answered brings the answer", () => {
    const more = { kind: "inquiry", ended_at: "2026-06-01T09:05:00+02:00", disposition: "answered", advice: "by bus" };
    const answered = { type: "AnswerInquiry", appealId: "testville:1", by: "import", at: at(5), answer: "by bus" };
    expect(actsOf({ ...row, ...more }).slice(1)).toEqual([answered]);
    expect(read({ ...row, ...more, advice: "x".repeat(5000) })).toMatchObject({ reason: [{ field: "advice" }] });
  });

  test("keeps what only Swiftline takes down of an appeal", () => {
    const more = {
      population: "business",
      language: "zh",
      confidential: "false",
      earlier_appeals: "3",
      attributes: '{"floors":3,"lift":true}',
    };
    expect(actsOf({ ...row, ...more })[0]).toMatchObject({
      population: "business",
      language: "zh",
      confidential: false,
      earlierAppeals: 3,
      attributes: { floors: 3, lift: true },
    });
  });

  test("is refused for everything that is wrong with it at once, each with its column and line", () => {
    const wrong = {
      ...row,
      appeal_id: "no number",
      channel: "pigeon",
      category: "streets-hol",
      area: "nowhere",
      latitude: "91",
      longitude: "13.4",
      attributes: "[]",
      earlier_appeals: "-1",
      registered_at: "yesterday",
      agency: "roads",
      ended_at: "1700-01-01T00:00:00Z",
    };
    const told = problemsOf(wrong);
    expect(told.map(({ code, field, line }) => `${line} ${code} ${field}`).toSorted()).toEqual([
      "7 intake/bad-value appeal_id",
      "7 intake/bad-value attributes",
      "7 intake/bad-value channel",
      "7 intake/bad-value earlier_appeals",
      "7 intake/bad-value ended_at",
      "7 intake/bad-value latitude",
      "7 intake/bad-value registered_at",
      "7 intake/unknown-area area",
      "7 intake/unknown-category category",
    ]);
    expect(told.find(({ field }) => field === "latitude")).toMatchObject({ value: "91" });
    expect(told.find(({ field }) => field === "category")).toMatchObject({ suggestion: "did you mean streets-hole?" });
  });

  test.each(["appeal_id", "hotline", "kind", "channel", "category", "registered_at"])(
    "without %s is no appeal",
    (name) => {
      expect(problemsOf({ ...row, [name]: "" })).toMatchObject([{ code: "intake/empty", field: name, line: 7 }]);
    },
  );

  test("may say nothing", () => expect(actsOf({ ...row, text: "" })[0]).toMatchObject({ text: "" }));
});

describe("a whole life", () => {
  const events: readonly Event[] = [registered(), dispatchedTo("roads"), signed("roads"), reported("roads")];
  const line = (told: readonly unknown[], appealId = "testville:1") => ({
    form: LIFE_FORM,
    appealId,
    events: JSON.stringify(told),
  });

  test("comes back word for word", () => {
    const outcome = read(line(events));
    expect(outcome).toMatchObject({ value: { kind: "told", history: events } });
  });

  test.each<[why: string, told: readonly unknown[], message: RegExp, appealId?: string]>([
    ["of another appeal", events, /event 1, AppealRegistered, is of testville:1/, "testville:2"],
    ["that begins in the middle", events.slice(1), /event 1, AppealDispatched, comes before the registration/],
    ["that begins twice", [registered(), registered()], /event 2, AppealRegistered, registers it again/],
    [
      "that runs backwards",
      [registered(), dispatchedTo("roads", { at: at(-1) })],
      /event 2, AppealDispatched, lies before 2026-06-01T07:00:00Z/,
    ],
    [
      "in which nobody signs for nothing",
      [registered(), signed("roads")],
      /cannot happen to an appeal that is registered/,
    ],
    [
      "that takes an import back",
      [
        registered(),
        { type: "ImportWithdrawn", appealId: "testville:1", at: at(1), by: "hotline", importId: "x", reason: "" },
      ],
      /event 2, ImportWithdrawn, takes an import back/,
    ],
    [
      "with a caller in clear",
      [registered({ caller: "13900001111" })],
      /^event 1, AppealRegistered, names its caller by/,
    ],
    ["with an event that there is not", [{ type: "AppealEaten" }], /^events\.0/],
    ["without events", [], /^events/],
  ])("%s cannot have been so", (_why, told, message, appealId) => {
    expect(problemsOf(line(told, appealId))).toMatchObject([
      { code: "intake/bad-history", field: "events", line: 7, message: expect.stringMatching(message) },
    ]);
  });

  test("keeps the reference to its caller", () => {
    const told = [registered({ caller: "Zk3vM1_8qT-0aBcDeFgHiJ" })];
    expect(read(line(told))).toMatchObject({ value: { history: told } });
  });

  test("names codes that the city does not have, and what is no JSON at all", () => {
    const strange = [registered({ category: "streets-hol" }), dispatchedTo("road")];
    expect(problemsOf(line(strange)).map(({ code, field, value }) => `${code} ${field} ${value}`)).toEqual([
      "intake/unknown-category events streets-hol",
      "intake/unknown-agency events road",
    ]);
    expect(problemsOf({ ...line([]), events: "{" })).toMatchObject([{ code: "intake/bad-history", field: "events" }]);
    expect(problemsOf({ ...line(events), form: "swiftline-appeal/9" })).toMatchObject([{ field: "form" }]);
  });
});

test("a file that lacks needed columns is refused with every one of them", () => {
  const names = Object.values(flatColumns).map(({ name }) => name);
  expect(swiftline.recognises(names)).toBe(true);
  const columns = names.filter((name) => name !== "hotline" && name !== "text");
  expect(swiftline.recognises(columns)).toBe(false);
  const bound = swiftline.bind(columns, { book });
  expect(bound.ok ? [] : bound.reason.map(({ code, field, line }) => [code, field, line])).toEqual([
    ["intake/column-missing", "hotline", 1],
    ["intake/column-missing", "text", 1],
  ]);
});
