import { describe, expect, test } from "vitest";
import { appealId, at, register, reported, returnedBy } from "../../test/life.ts";
import type { Command } from "../appeal/acts/index.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { type Contradictions, usualContradictions } from "../intake/contradictions.ts";
import { messageOn } from "../problem.ts";
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

type Policy = Partial<Contradictions>;

/** A record that proves nothing yet. */
const record = { kind: "proved", appealId, registeredAt: at(0), acts: [], notes: [] } as const;

/** Takes in a record that proves these acts. */
const taken = (history: History, acts: readonly Command[], policy: Policy = {}, asOf?: number) => {
  const isOpen = !acts.some(({ type }) => type === "CloseAppeal");
  const last = asOf === undefined ? undefined : { asOf, isOpen };
  return takeIn(history, { ...record, acts, last }, book, { ...usualContradictions, ...policy });
};

/** The history after a record was taken in. */
function after(acts: readonly Command[], history: History = [], policy: Policy = {}, asOf?: number): History {
  const outcome = taken(history, acts, policy, asOf);
  if (!outcome.ok) throw new Error(outcome.reason.map((problem) => problem.message).join("; "));
  return [...history, ...outcome.value.events];
}

function advanced(history: History, command: Command): readonly Event[] {
  const outcome = advance(history, command, book);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return [...history, ...outcome.value];
}

const nothingNew = { ok: true, value: { events: [], notes: [] } };

/** Why a record is not taken in. */
const problemsOf = (history: History, acts: readonly Command[], policy?: Policy) => {
  const outcome = taken(history, acts, policy);
  return outcome.ok ? [] : outcome.reason;
};

/** The events that a record adds, by type, and what is odd about it. */
function added(history: History, acts: readonly Command[], policy?: Policy, asOf?: number) {
  const outcome = taken(history, acts, policy, asOf);
  if (!outcome.ok) throw new Error(outcome.reason.map((problem) => problem.message).join("; "));
  const { events, notes } = outcome.value;
  return { events: events.map(({ type }) => type), notes: notes.map(({ code, message }) => `${code}: ${message}`) };
}

test("a record of an unknown appeal brings all that it proves", () => {
  expect(after(done).map((event) => event.type)).toEqual(["AppealRegistered", "AppealDispatched", "AppealClosed"]);
});

test("the same record taken in twice changes nothing", () => {
  for (const acts of [[registered], open, done]) expect(taken(after(acts), acts)).toEqual(nothingNew);
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
  expect(taken(after(done), open)).toEqual(nothingNew);
});

test("the record of an appeal that went on living here changes nothing either", () => {
  const returned = advanced(after(open), returnedBy("roads"));
  expect(returned.at(-1)).toMatchObject({ type: "AppealDispatched", agency: "desk" });
  expect(taken(returned, open)).toEqual(nothingNew);
  const reopened = advanced(after(done), {
    type: "ReopenAppeal",
    appealId,
    at: at(900),
    by: "hotline",
    reason: "the hole is back",
  });
  expect(taken(reopened, done)).toEqual(nothingNew);
});

test("a position of which a program dropped the last digits is the same place, and another is not", () => {
  const at40 = (latitude: number): Command => register({ by: "import", position: { latitude, longitude: -73.9 } });
  const known = after([at40(40.72777431608943)]);
  expect(taken(known, [at40(40.7277743160894)])).toEqual(nothingNew);
  expect(added(known, [at40(40.7277744)]).notes).toEqual([expect.stringContaining("position")]);
});

test("a record in whole seconds tells what happened in each of them, and one with fractions its very moment", () => {
  const moved = (acts: readonly Command[], milliseconds: number) =>
    acts.map((act) => ({ ...act, at: act.at + milliseconds }));
  const known = after(moved(worked, 499));
  expect(taken(known, worked)).toEqual(nothingNew);
  expect(added(known, moved(worked, 1)).notes).toContain(
    "intake/changed: testville:1 was imported before with another registeredAt",
  );
  expect(added(known, moved(worked, 1000)).notes).toContain(
    "intake/changed: testville:1 was imported before with another registeredAt",
  );
});

test("of what was registered here it is not said that it was imported", () => {
  const here = advanced([], register({ text: "noise" }));
  expect(added(here, [registered]).notes).toContainEqual(
    expect.stringMatching(/^intake\/changed: testville:1 is known here with another text$/),
  );
});

test("what a record cannot tell is not another than what is known", () => {
  const known = after([register({ by: "import", area: "east", kind: "inquiry" })]);
  const told = { ...record, acts: [registered], told: new Set(["text"]) };
  expect(takeIn(known, told, book)).toEqual(nothingNew);
  const other = { ...told, acts: [register({ by: "import", text: "noise" })] };
  expect(takeIn(known, other, book)).toMatchObject({ value: { notes: [{ field: "text" }] } });
});

test("a record that names no area says nothing of the one that is known", () => {
  const known = after([register({ by: "import", area: "east" })]);
  expect(taken(known, [register({ by: "import", area: undefined })])).toEqual(nothingNew);
  expect(added(known, [register({ by: "import", area: "west" })]).notes).toHaveLength(1);
});

test("a result without a date of its own is the one that was reported before that end", () => {
  const known = advanced(after(worked.slice(0, 5)), closedAt(500));
  const undated: Command = { type: "ReportResult", ...base, at: at(500), result: "filled" };
  expect(taken(known, [...open, undated, closedAt(500)])).toEqual(nothingNew);
  expect(added(known, [...open, { ...undated, result: "painted" }, closedAt(500)]).notes).toHaveLength(1);
});

test("a result that was taken in is not taken in again", () => {
  const acts: readonly Command[] = [...open, { type: "ReportResult", ...base, at: at(60), result: "filled" }];
  expect(after(acts).at(-1)).toEqual(reported("roads", { by: "import" }));
  expect(taken(after(acts), acts)).toEqual(nothingNew);
});

const worked: readonly Command[] = [
  ...open,
  { type: "SignAssignment", ...base, at: at(10) },
  { type: "ContactCaller", ...base, at: at(20) },
  { type: "ReportResult", ...base, at: at(60), result: "filled" },
  {
    type: "RecordFollowUp",
    ...base,
    at: at(90),
    channel: "phone",
    reached: true,
    resolved: "yes",
    satisfied: "satisfied",
  },
  closedAt(90),
];

test("a whole life comes in at its true times, and a second time not at all", () => {
  expect(after(worked).map((event) => [event.type, event.at])).toEqual([
    ["AppealRegistered", at(0)],
    ["AppealDispatched", at(0)],
    ["AssignmentSigned", at(10)],
    ["CallerContacted", at(20)],
    ["ResultReported", at(60)],
    ["FollowUpRecorded", at(90)],
    ["AppealClosed", at(90)],
  ]);
  expect(taken(after(worked), worked)).toEqual(nothingNew);
});

test("records that grow night by night come to the same as the last of them alone", () => {
  const grown = worked.reduce<History>((history, _act, index) => after(worked.slice(0, index + 1), history), []);
  expect(grown).toEqual(after(worked));
});

test("what a record itself has to remark is handed on", () => {
  const note = { code: "intake/unknown-area", message: "99999 is not in areas.csv" };
  expect(takeIn([], { ...record, acts: open, notes: [note] }, book, usualContradictions)).toMatchObject({
    value: { notes: [note] },
  });
  expect(takeIn(after(open), { ...record, acts: open, notes: [note] }, book, usualContradictions)).toEqual({
    ok: true,
    value: { events: [], notes: [note] },
  });
});

describe("a record that says something else about the matter", () => {
  const other = register({ by: "import", externalId: "1", category: "noise", area: "west", at: at(1) });
  const remarks = ["category", "area", "registeredAt"].map((field) => ({
    code: "intake/changed",
    ...messageOn("testville:1", `was imported before with another ${field}`),
    field,
  }));

  test("is noted field by field, and what is new in it is taken in", () => {
    const outcome = taken(after(open), [other, sentTo("roads"), closedAt(500)]);
    expect(outcome).toMatchObject({ ok: true, value: { events: [{ type: "AppealClosed" }], notes: remarks } });
  });

  test("is refused field by field where the policy says so", () => {
    expect(problemsOf(after(open), [other], { matterChanged: "reject" })).toEqual(remarks);
  });
});

describe("a record that names another agency", () => {
  const moved = [registered, sentTo("desk")];
  const note = "intake/agency-changed: testville:1 was with roads before, and is with desk";

  test("is a transfer, after which it says nothing new, nor does the record before it", () => {
    const history = after(moved, after(open));
    expect(history.at(-1)).toEqual({
      type: "AppealTransferred",
      appealId,
      at: at(0),
      by: "import",
      from: "roads",
      to: "desk",
      reason: "as imported",
    });
    expect(added(after(open), moved).notes).toEqual([note]);
    expect(taken(history, moved)).toEqual(nothingNew);
    expect(taken(history, open)).toEqual(nothingNew);
  });

  test("moves the appeal when it says, and no earlier than what is known", () => {
    const later: Command = { type: "DispatchAppeal", ...base, at: at(30), agency: "desk", manner: "imported" };
    expect(after([registered, later], after(open)).at(-1)).toMatchObject({ at: at(30) });
    expect(after([registered, later], after(worked.slice(0, 4), [])).at(-1)).toMatchObject({ at: at(30) });
    expect(after([registered, sentTo("desk")], after(worked.slice(0, 4), [])).at(-1)).toMatchObject({ at: at(20) });
  });

  test("moves it by the time of the record's last change, and back where a later record says so, each once", () => {
    const there = after(moved, after(open, [], {}, at(0)), {}, at(40));
    const back = after(open, there, {}, at(70));
    expect(back.slice(2)).toMatchObject([
      { type: "AppealTransferred", at: at(40), to: "desk" },
      { type: "AppealTransferred", at: at(70), from: "desk", to: "roads" },
    ]);
    for (const [acts, asOf] of [
      [open, 0],
      [moved, 40],
      [open, 70],
    ] as const)
      expect(taken(back, acts, {}, at(asOf))).toEqual(nothingNew);
    expect(added(there, open, { agencyChanged: "flag" }, at(70)).events).toEqual([]);
  });

  test("moves it back, though no record says when it was changed, where it tells of something later than the move", () => {
    const sentLater = (agency: string, minute: number): Command => ({ ...sentTo(agency), at: at(minute) }) as Command;
    const there = after([registered, sentLater("desk", 40)], after(open));
    const again = [registered, sentLater("roads", 70)];
    expect(after(again, there).slice(2)).toMatchObject([
      { type: "AppealTransferred", at: at(40), to: "desk" },
      { type: "AppealTransferred", at: at(70), to: "roads" },
    ]);
    expect(after(done, there).slice(3)).toMatchObject([
      { type: "AppealTransferred", at: at(40), from: "desk", to: "roads" },
      { type: "AppealClosed", at: at(500) },
    ]);
    expect(taken(after(again, there), [registered, sentLater("desk", 40)])).toEqual(nothingNew);
  });

  test("moves it before what the new agency did, though the record was changed later", () => {
    const elsewhere = [registered, sentTo("desk"), closedAt(500)];
    expect(after(elsewhere, after(open), {}, at(900)).slice(2)).toMatchObject([
      { type: "AppealTransferred", at: at(500), to: "desk" },
      { type: "AppealClosed", at: at(500) },
    ]);
  });

  test("moves nothing back that was moved here", () => {
    const returned = advanced(after(open), returnedBy("roads"));
    expect(taken(returned, open, {}, at(10_000))).toEqual(nothingNew);
  });

  test("is noted, and the appeal stays, where the policy says so or nobody can take it over any more", () => {
    expect(added(after(open), moved, { agencyChanged: "flag" })).toEqual({ events: [], notes: [note] });
    expect(added(after(done), moved)).toEqual({ events: [], notes: [note] });
  });

  test("is refused where the policy says so", () => {
    expect(problemsOf(after(open), moved, { agencyChanged: "reject" })).toMatchObject([
      { code: "intake/agency-changed", field: "agency" },
    ]);
  });

  test("is refused in words where the city does not have it", () => {
    expect(problemsOf(after(open), [registered, sentTo("navy")])).toMatchObject([{ code: "city/unknown-agency" }]);
  });
});

test("another moment of dispatch than before is noted, unless it is that of a later one", () => {
  const later: Command = { ...sentTo("roads"), at: at(30) } as Command;
  const note = "intake/life-changed: testville:1 was imported before with another dispatchedAt";
  expect(added(after(open), [registered, later])).toEqual({ events: [], notes: [note] });
  expect(taken(after([registered, later]), open)).toEqual(nothingNew);
});

test("what was empty before is told so", () => {
  const bare = register({ by: "import", externalId: "1", area: undefined });
  expect(added(after([bare]), [registered]).notes).toEqual([
    "intake/changed: testville:1 was imported before without area",
  ]);
});

describe("a record that closes at another time", () => {
  test("is noted, and the first closing stays", () => {
    expect(added(after(done), [...open, closedAt(501)])).toEqual({
      events: [],
      notes: ["intake/life-changed: testville:1 was imported before with another endedAt"],
    });
  });

  test("is refused where the policy says so", () => {
    expect(problemsOf(after(done), [...open, closedAt(501)], { lifeChanged: "reject" })).toEqual([
      {
        code: "intake/life-changed",
        ...messageOn("testville:1", "was imported before with another endedAt"),
        field: "endedAt",
      },
    ]);
  });
});

test.each<[string, Command]>([
  ["signedAt", { type: "SignAssignment", ...base, at: at(11) }],
  ["firstContactAt", { type: "ContactCaller", ...base, at: at(21) }],
  ["result", { type: "ReportResult", ...base, at: at(60), result: "not filled" }],
  ["result", { type: "ReportResult", ...base, at: at(61), result: "filled" }],
  ["followUpAt", { type: "RecordFollowUp", ...base, at: at(90), channel: "phone", reached: true, resolved: "no" }],
])("another %s than before is noted, and nothing is overwritten", (field, act) => {
  expect(added(after(worked), [...open, act])).toEqual({
    events: [],
    notes: [`intake/life-changed: testville:1 was imported before with another ${field}`],
  });
});

test("another limit than was promised before is noted, and the first promise stays", () => {
  const promising = (minute: number): readonly Command[] => [
    registered,
    { ...sentTo("roads"), dueAt: at(minute) } as Command,
  ];
  const note = "intake/promise-changed: testville:1 was imported before with another promised limit";
  expect(added(after(promising(60)), promising(60))).toEqual({ events: [], notes: [] });
  expect(added(after(promising(60)), promising(90))).toEqual({ events: [], notes: [note] });
  const first = "intake/promise-changed: testville:1 was imported before without a promised limit";
  expect(added(after(open), promising(90))).toEqual({ events: [], notes: [first] });
});

describe("a record that tells of something before what is known already", () => {
  const late: readonly Command[] = [...open, { type: "ContactCaller", ...base, at: at(5) }, closedAt(500)];
  const signed = after([...open, { type: "SignAssignment", ...base, at: at(10) }]);
  const note = "intake/out-of-order: testville:1 went on before its firstContactAt was known";

  test("is taken in at the last moment known, with a note, and only once", () => {
    const history = after(late, signed);
    expect(history.slice(signed.length).map(({ type, at }) => [type, at])).toEqual([
      ["CallerContacted", at(10)],
      ["AppealClosed", at(500)],
    ]);
    expect(added(history, late).events).toEqual([]);
  });

  test("is left out where the policy says so, or nothing can be done about it any more", () => {
    expect(added(signed, late, { outOfOrder: "flag" })).toEqual({ events: ["AppealClosed"], notes: [note] });
    expect(added(after(done), late)).toEqual({ events: [], notes: [note] });
  });

  test("is refused where the policy says so", () => {
    expect(problemsOf(signed, late, { outOfOrder: "reject" })).toMatchObject([{ code: "intake/out-of-order" }]);
  });
});

describe("a record that is open after the appeal was closed", () => {
  test("by its own date is reopened then and sent to its agency again, once", () => {
    const history = after(open, after(done), {}, at(800));
    expect(history.slice(3).map(({ type, at }) => [type, at])).toEqual([
      ["AppealReopened", at(800)],
      ["AppealDispatched", at(800)],
    ]);
    expect(added(history, open, {}, at(800)).events).toEqual([]);
    expect(added(history, done, {}).events).toEqual([]);
    expect(added(history, [...open, closedAt(900)])).toEqual({ events: ["AppealClosed"], notes: [] });
  });

  test("with another agency, or another promise, is sent to that one with its promise, and was with nobody else", () => {
    const elsewhere: readonly Command[] = [registered, { ...sentTo("east-office"), dueAt: at(900) } as Command];
    const history = after(elsewhere, after(done), {}, at(800));
    expect(history.slice(3)).toMatchObject([
      { type: "AppealReopened" },
      { type: "AppealDispatched", agency: "east-office", limit: { dueAt: at(900) } },
    ]);
    const note = "intake/reopened: testville:1 is open again after it was closed";
    const sent = [registered, { ...sentTo("east-office"), at: at(30) } as Command];
    expect(added(after(done), sent, {}, at(800)).notes).toEqual([note]);
    expect(added(after(done), elsewhere, {}, at(800)).notes).toEqual([note]);
    expect(added(history, elsewhere, {}, at(800))).toEqual({ events: [], notes: [] });
  });

  test("and is closed once more, is over: by its new date, or where that lies before it was open, by its last change", () => {
    const again = after(open, after(done), {}, at(800));
    const over = (end: number, asOf: number) => {
      const { events, notes } = added(again, [...open, closedAt(end)], {}, at(asOf));
      return [events.join(), after([...open, closedAt(end)], again, {}, at(asOf)).at(-1)?.at, notes.join()];
    };
    const first = "intake/out-of-order: testville:1 was taken up again after its endedAt, and is over";
    expect(over(900, 950)).toEqual(["AppealClosed", at(900), ""]);
    expect(over(500, 950)).toEqual(["AppealClosed", at(950), first]);
    const late = "intake/out-of-order: testville:1 went on before its endedAt was known";
    expect(over(600, 950)).toEqual(["AppealClosed", at(800), late]);
    expect(over(500, 700)).toEqual(["", at(800), ""]);
    const closed = after([...open, closedAt(500)], again, {}, at(950));
    expect(taken(closed, [...open, closedAt(500)], {}, at(950))).toEqual(nothingNew);
  });

  test("and another agency told of work in between, is taken up before that", () => {
    const worked = [...open, { type: "ContactCaller", ...base, at: at(600) } as Command];
    expect(after(worked, after(done), {}, at(800)).slice(3)).toMatchObject([
      { type: "AppealReopened", at: at(600) },
      { type: "AppealDispatched", at: at(600) },
      { type: "CallerContacted", at: at(600) },
    ]);
  });

  test("is noted or refused where the policy says so", () => {
    const note = "intake/reopened: testville:1 is open again after it was closed";
    expect(added(after(done), open, { reopened: "flag" }, at(800))).toEqual({ events: [], notes: [note] });
    expect(taken(after(done), open, { reopened: "reject" }, at(800))).toMatchObject({
      ok: false,
      reason: [{ code: "intake/reopened" }],
    });
  });

  test("is an older picture of it where its own date is not later", () => {
    expect(taken(after(done), open, {}, at(400))).toEqual(nothingNew);
  });
});

describe("a later record of an open appeal that tells less than the one before it", () => {
  const asOf = at(100);
  const promised: readonly Command[] = [
    registered,
    { ...sentTo("roads"), dueAt: at(900) } as Command,
    ...worked.slice(2, 4),
  ];
  const lacking = (...types: readonly string[]) => promised.filter(({ type }) => !types.includes(type));
  const without = (field: string): string => `testville:1 was imported before with ${field}, and now comes without`;

  test.each([
    ["signedAt", "life-changed", lacking("SignAssignment")],
    ["firstContactAt", "life-changed", lacking("ContactCaller")],
    ["dueAt", "promise-changed", [...open, ...worked.slice(2, 4)]],
    ["agency", "agency-changed", [registered]],
  ] as const)("without %s is noted, once for all that hangs on it, and the log keeps it", (field, code, acts) => {
    const history = after(promised);
    expect(added(history, acts, {}, asOf)).toEqual({ events: [], notes: [`intake/${code}: ${without(field)}`] });
    expect(taken(history, promised, {}, asOf)).toEqual(nothingNew);
  });

  test("is refused where the policy says so", () => {
    const outcome = taken(after(promised), [registered], { agencyChanged: "reject" }, asOf);
    expect(outcome).toMatchObject({ ok: false, reason: [{ code: "intake/agency-changed", field: "agency" }] });
  });

  test("is an older picture of it, or none of the same, where its own date is not later or it has no place for it", () => {
    const history = after(promised);
    expect(taken(history, [registered], {}, at(0))).toEqual(nothingNew);
    expect(taken(history, [registered])).toEqual(nothingNew);
    const blind = { ...record, acts: [registered], last: { asOf, isOpen: true }, told: new Set(["category"]) };
    expect(takeIn(history, blind, book)).toEqual(nothingNew);
  });

  test("is noted whatever came after, where its agency got it with the result of another appeal", () => {
    const hotline = { appealId, by: "hotline" } as const;
    const merged = after([registered]).concat([
      { type: "AppealMerged", ...hotline, at: at(10), into: "testville:2" },
      reported("roads", { at: at(20), sharedFrom: "testville:2" }),
      { type: "ReworkOrdered", ...hotline, at: at(30), agency: "roads", reason: "not filled" },
    ]);
    const called = after([registered, { type: "ContactCaller", ...base, at: at(40) }], merged);
    const history = advanced(called, {
      type: "NoteProgress",
      appealId,
      by: "agency:roads",
      at: at(50),
      note: "on our way",
    });
    expect(added(history, [registered], {}, asOf).notes).toEqual([`intake/life-changed: ${without("firstContactAt")}`]);
  });

  test("has lost nothing that it told of the agency before, whose work is not the next one's", () => {
    expect(
      added(after(promised.slice(0, 3)), [registered, sentTo("desk")], { lifeChanged: "reject" }, at(50)).notes,
    ).toEqual(["intake/agency-changed: testville:1 was with roads before, and is with desk"]);
    const moved = after([registered, sentTo("desk")], after(promised.slice(0, 4)), {}, at(50));
    expect(taken(moved, [registered, sentTo("desk")], {}, asOf)).toEqual(nothingNew);
  });
});

test("what was put right is told in the same words when the record comes again, and changes nothing", () => {
  const sent = after(open);
  const signed = after([...open, { type: "SignAssignment", ...base, at: at(90) }], sent);
  const reportedBefore: Command = { type: "ReportResult", ...base, at: at(60), result: "filled" };
  const note = "intake/out-of-order: testville:1 went on before its result was known";
  const history = after([...open, reportedBefore], signed);
  expect(added(signed, [...open, reportedBefore]).notes).toEqual([note]);
  expect(added(history, [...open, reportedBefore])).toEqual({ events: [], notes: [note] });
  expect(added(history, [...open, { ...reportedBefore, result: "not filled" }]).notes).toEqual([
    "intake/life-changed: testville:1 was imported before with another result",
  ]);
});

test("an answered inquiry that is open again with an agency is taken up", () => {
  const inquiry = register({ by: "import", externalId: "1", kind: "inquiry" });
  const answered: Command = { type: "AnswerInquiry", ...base, at: at(50), answer: "At nine." };
  const history = after([inquiry, sentTo("roads")], after([inquiry, answered]), {}, at(100));
  expect(history.slice(2)).toMatchObject([{ type: "AppealReopened" }, { type: "AppealDispatched", agency: "roads" }]);
  expect(added(after([inquiry, answered]), [inquiry, { ...answered, answer: "At ten." }]).notes).toEqual([
    "intake/life-changed: testville:1 was imported before with another result",
  ]);
});

describe("a record that is open after the agency reported", () => {
  const reportedThen = [...open, { type: "ReportResult", ...base, at: at(60), result: "filled" } as Command];
  const redone = [...open, { type: "ReportResult", ...base, at: at(200), result: "filled again" } as Command];

  test("by its own date is work that begins again, and ends in another result", () => {
    const history = after(open, after(reportedThen), {}, at(100));
    expect(history.slice(3)).toMatchObject([{ type: "ReworkOrdered", agency: "roads", at: at(100) }]);
    expect(after(redone, history, {}, at(210)).slice(4)).toMatchObject([{ type: "ResultReported", at: at(200) }]);
    for (const [acts, asOf] of [
      [reportedThen, 60],
      [open, 100],
    ] as const)
      expect(taken(history, acts, {}, at(asOf))).toEqual(nothingNew);
  });

  test("is none where the agency reported here, of which the record cannot know", () => {
    const here = [...after(open), reported("roads")];
    expect(taken(here, open, {}, at(1000))).toEqual(nothingNew);
  });

  test("and was closed and taken up again with a result of before, says the same the second time", () => {
    const history = after([...reportedThen, closedAt(500)]);
    const odd = [...open, { type: "ReportResult", ...base, at: at(120), result: "filled" } as Command];
    const once = after(odd, history, {}, at(1000));
    expect(added(once, odd, {}, at(1000)).events).toEqual([]);
  });

  test("with another agency is work that this one takes over", () => {
    const history = after([registered, sentTo("desk")], after(reportedThen), {}, at(100));
    expect(history.slice(3)).toMatchObject([{ type: "ReworkOrdered" }, { type: "AppealTransferred", to: "desk" }]);
  });
});

test("answers that callers give after the appeal was closed are taken in, and the end stays where it was", () => {
  const asked: Command = {
    type: "RecordFollowUp",
    ...base,
    at: at(600),
    channel: "phone",
    reached: true,
    resolved: "no",
  };
  const answered = [...open, asked, closedAt(600)];
  const history = after(answered, after(done));
  expect(history.slice(3)).toMatchObject([{ type: "FollowUpRecorded", at: at(600), resolved: "no" }]);
  expect(taken(history, answered)).toEqual(nothingNew);
  expect(taken(history, done)).toEqual(nothingNew);
});

test("a record that was taken back can be imported again, whole", () => {
  const takenBack: Event = {
    type: "ImportWithdrawn",
    appealId,
    at: at(600),
    by: "hotline",
    importId: "night",
    reason: "the wrong file",
  };
  const history = [...after(done), takenBack];
  expect(added(history, done)).toEqual({
    events: ["AppealRegistered", "AppealDispatched", "AppealClosed"],
    notes: [],
  });
});

test("a record whose acts the rules refuse is refused in words", () => {
  expect(problemsOf([], [register({ by: "import", category: "weather" })])).toEqual([
    { code: "city/unknown-category", message: "The city has no category weather." },
  ]);
  expect(problemsOf([], [register({ by: "import", category: "weather", area: "moon" })])).toHaveLength(2);
});

test("a record says whatever it says: attributes that the city does not have, any language, and no text", () => {
  const said = { text: "", language: "klingon!!", partOf: "elsewhere:9", attributes: { "location-type": "Residence" } };
  const record = [register({ by: "import", ...said })];
  const history = after(record);
  expect(history).toMatchObject([{ type: "AppealRegistered", ...said }]);
  expect(taken(history, record)).toEqual(nothingNew);
});
