import { expect, test } from "vitest";
import { appealId, at, register, reported, returnedBy } from "../../test/life.ts";
import type { Command } from "../appeal/acts/index.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { testBook } from "../testing/test-city.ts";
import { advance } from "./advance.ts";
import { takeIn } from "./take-in.ts";

const book = testBook();
const base = { appealId, by: "import" } as const;
const registered = register({ by: "import", externalId: "1" });
const sentTo = (agency: string): Command => ({
  type: "DispatchAppeal",
  ...base,
  at: at(0),
  agency,
  manner: "imported",
});
const closedAt = (minute: number): Command => ({ type: "CloseAppeal", ...base, at: at(minute), because: "imported" });

const open = [registered, sentTo("roads")];
const done = [...open, closedAt(500)];

/** The history after a record was taken in. */
function after(acts: readonly Command[], history: History = []): History {
  const taken = takeIn(history, acts, book);
  if (!taken.ok) throw new Error(taken.reason.map((problem) => problem.message).join("; "));
  return [...history, ...taken.value];
}

function advanced(history: History, command: Command): readonly Event[] {
  const outcome = advance(history, command, book);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return [...history, ...outcome.value];
}

const nothingNew = { ok: true, value: [] };
const problemsOf = (history: History, acts: readonly Command[]) => {
  const taken = takeIn(history, acts, book);
  return taken.ok ? [] : taken.reason;
};

test("a record of an unknown appeal brings all that it proves", () => {
  expect(after(done).map((event) => event.type)).toEqual(["AppealRegistered", "AppealDispatched", "AppealClosed"]);
});

test("the same record taken in twice changes nothing", () => {
  for (const acts of [[registered], open, done]) expect(takeIn(after(acts), acts, book)).toEqual(nothingNew);
});

test("a later snapshot adds only what is new in it", () => {
  expect(
    after(done, after(open))
      .map((event) => event.type)
      .slice(2),
  ).toEqual(["AppealClosed"]);
  expect(
    after(done, after([registered]))
      .map((event) => event.type)
      .slice(1),
  ).toEqual(["AppealDispatched", "AppealClosed"]);
});

test("an earlier snapshot taken in again, after a later one, changes nothing", () => {
  expect(takeIn(after(done), open, book)).toEqual(nothingNew);
});

test("the record of an appeal that went on living here changes nothing either", () => {
  const returned = advanced(after(open), returnedBy("roads"));
  expect(returned.at(-1)).toMatchObject({ type: "AppealDispatched", agency: "desk" });
  expect(takeIn(returned, open, book)).toEqual(nothingNew);
  const reopened = advanced(after(done), {
    type: "ReopenAppeal",
    appealId,
    at: at(900),
    by: "hotline",
    reason: "the hole is back",
  });
  expect(takeIn(reopened, done, book)).toEqual(nothingNew);
});

test("a result that was taken in is not taken in again", () => {
  const acts: readonly Command[] = [...open, { type: "ReportResult", ...base, at: at(60), result: "filled" }];
  expect(after(acts).at(-1)).toEqual(reported("roads", { by: "import" }));
  expect(takeIn(after(acts), acts, book)).toEqual(nothingNew);
});

test("a record that says something else about the matter is refused, field by field", () => {
  const other = register({ by: "import", externalId: "1", category: "noise", area: undefined, at: at(1) });
  expect(problemsOf(after(open), [other])).toEqual([
    { code: "intake/changed", message: "testville:1 was imported before with another category", field: "category" },
    { code: "intake/changed", message: "testville:1 was imported before with another area", field: "area" },
    {
      code: "intake/changed",
      message: "testville:1 was imported before with another registeredAt",
      field: "registeredAt",
    },
  ]);
});

test("a record that names another agency is refused, for a transfer cannot be imported yet", () => {
  expect(problemsOf(after(open), [registered, sentTo("desk")])).toEqual([
    {
      code: "intake/agency-changed",
      message: "testville:1 was sent to roads; a transfer to desk cannot be imported yet",
      field: "agency",
    },
  ]);
});

test("a record that closes at another time is refused", () => {
  expect(problemsOf(after(done), [...open, closedAt(501)])).toEqual([
    { code: "intake/closing-changed", message: "testville:1 was closed at another time before", field: "endedAt" },
  ]);
});

test("a record whose acts the rules refuse is refused in words", () => {
  expect(problemsOf([], [register({ by: "import", category: "weather" })])).toEqual([
    { code: "city/unknown-category", message: "The city has no category weather." },
  ]);
});
