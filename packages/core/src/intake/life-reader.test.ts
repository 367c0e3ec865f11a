import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { type Cells, readCells, told } from "../../test/read-cells.ts";
import { record } from "../hotline/record.ts";
import { takeIn } from "../hotline/take-in.ts";
import type { MappingInput } from "./mapping.ts";

const mapping: MappingInput = {
  columns: {
    id: "no",
    registeredAt: "created",
    category: "matter",
    agency: "unit",
    status: "status",
    dispatchedAt: "sent",
    signedAt: "signed",
    firstContactAt: "called",
    resultAt: "answered",
    result: ["result", "reply"],
    followUpAt: "asked",
    reached: "reached",
    contacted: "contacted",
    resolved: "resolved",
    satisfied: "satisfied",
    endedAt: "closed",
    dueAt: "due",
    updatedAt: "updated",
  },
  statuses: {
    New: "registered",
    Open: "open",
    Answered: "reported",
    Closed: "closed",
    Duplicate: "duplicate",
    Cancelled: "cancelled",
    Referred: "referred",
  },
};
const empty: Cells = {
  no: "1",
  created: "2026-03-02 09:00",
  matter: "rats",
  unit: "dot",
  status: "",
  sent: "",
  signed: "",
  called: "",
  answered: "",
  result: "",
  reply: "",
  asked: "",
  reached: "",
  contacted: "",
  resolved: "",
  satisfied: "",
  closed: "",
  due: "",
  updated: "",
};
const row = (cells: Cells, more: Partial<MappingInput> = {}) =>
  told({ ...empty, ...cells }, { ...mapping, ...more }, baltimore);
const acts = (cells: Cells) => {
  const read = readCells({ ...empty, ...cells }, mapping, baltimore);
  return read.ok ? read.value.acts : [];
};

const day = "2026-03-02";
const [registered, dispatched] = [`RegisterAppeal ${day}T09:00`, `DispatchAppeal ${day}T09:00`];

test("a row with every date proves every act, at its own time", () => {
  const whole = {
    sent: `${day} 09:10`,
    signed: `${day} 09:20`,
    called: `${day} 10:00`,
    answered: `${day} 15:00`,
    result: "Trap set.",
    reply: "Thank you.",
    asked: "2026-03-03 10:00",
    contacted: "yes",
    resolved: "是",
    satisfied: "基本满意",
    closed: "2026-03-03 10:05",
  };
  expect(row(whole)).toEqual({
    acts: [
      registered,
      `DispatchAppeal ${day}T09:10`,
      `SignAssignment ${day}T09:20`,
      `ContactCaller ${day}T10:00`,
      `ReportResult ${day}T15:00`,
      "RecordFollowUp 2026-03-03T10:00",
      "CloseAppeal 2026-03-03T10:05",
    ],
    notes: [],
  });
  expect(acts(whole)).toMatchObject([
    {},
    {},
    {},
    {},
    { result: "Trap set.\nThank you." },
    { channel: "phone", reached: true, contacted: true, resolved: "yes", satisfied: "basically-satisfied" },
    { because: "imported" },
  ]);
});

test("who ended before the caller was asked had reported by then", () => {
  const asked = { closed: `${day} 17:00`, asked: "2026-03-03 10:00", resolved: "yes" };
  const life = [registered, dispatched, `ReportResult ${day}T17:00`, "RecordFollowUp 2026-03-03T10:00"];
  expect(row(asked).acts).toEqual([...life, "CloseAppeal 2026-03-03T10:00"]);
  expect(row({ ...asked, status: "Closed" }).acts).toEqual([...life, "CloseAppeal 2026-03-03T10:00"]);
});

describe("the status says how it stands", () => {
  const closed = `${day} 17:00`;

  test.each<[string, readonly string[]]>([
    ["New", [registered]],
    ["Open", [registered, dispatched]],
    ["Answered", [registered, dispatched, `ReportResult ${day}T17:00`]],
    ["Closed", [registered, dispatched, `CloseAppeal ${day}T17:00`]],
    ["Cancelled", [registered, dispatched, `CloseAppeal ${day}T17:00`]],
    ["Duplicate", [registered, dispatched, `CloseAppeal ${day}T17:00`]],
  ])("%s", (status, proved) => expect(row({ status, closed })).toEqual({ acts: proved, notes: [] }));

  test.each([
    ["Duplicate", "duplicate"],
    ["Closed - Duplicate", "duplicate"],
    ["Closed (Referred)", "out-of-duty"],
    ["Referred", "out-of-duty"],
  ])("%s, where nobody had it, shows the appeal another way", (status, disposition) => {
    expect(acts({ status, closed, unit: "" })).toMatchObject([
      {},
      { type: "DivertAppeal", disposition, advice: status },
    ]);
  });

  test("a word that the mapping does not know proves no end, with a note", () => {
    expect(row({ status: "Waiting", closed })).toEqual({
      acts: [registered, dispatched],
      notes: ["intake/unknown-status status"],
    });
    expect(row({ status: "Waiting", closed }, { statuses: { "*": "closed" } })).toEqual({
      acts: [registered, dispatched, `CloseAppeal ${day}T17:00`],
      notes: [],
    });
  });
});

describe("where callers are asked afterwards", () => {
  const ended = { closed: `${day} 17:00`, result: "Done." };

  test("an end without their answers is the agency's result, and the appeal waits for its follow-up", () => {
    expect(row(ended)).toEqual({ acts: [registered, dispatched, `ReportResult ${day}T17:00`], notes: [] });
  });

  test("an end besides the date of the agency's result is an end", () => {
    const reported = [registered, dispatched, `ReportResult ${day}T12:00`];
    expect(row({ ...ended, answered: `${day} 12:00` })).toEqual({
      acts: [...reported, `CloseAppeal ${day}T17:00`],
      notes: [],
    });
    expect(row({ ...ended, answered: `${day} 17:00` }).acts).toEqual([
      registered,
      dispatched,
      `ReportResult ${day}T17:00`,
    ]);
  });

  test("an end with their answers is result, follow-up and closing, at one time if the row names no other", () => {
    const at = `${day}T17:00`;
    expect(row({ ...ended, satisfied: "不满意" })).toEqual({
      acts: [registered, dispatched, `ReportResult ${at}`, `RecordFollowUp ${at}`, `CloseAppeal ${at}`],
      notes: [],
    });
  });

  test("an appeal ends with its follow-up at the earliest", () => {
    expect(row({ ...ended, asked: "2026-03-05 09:00", resolved: "否" })).toEqual({
      acts: [
        registered,
        dispatched,
        `ReportResult ${day}T17:00`,
        "RecordFollowUp 2026-03-05T09:00",
        "CloseAppeal 2026-03-05T09:00",
      ],
      notes: [],
    });
  });

  test("a result that no column dates was reported by the follow-up, where the hotline closes after it", () => {
    const late = { ...ended, closed: "2026-03-05 12:00", resolved: "是" };
    const rest = [registered, dispatched];
    expect(row({ ...late, asked: "2026-03-05 09:00" })).toEqual({
      acts: [
        ...rest,
        "ReportResult 2026-03-05T09:00",
        "RecordFollowUp 2026-03-05T09:00",
        "CloseAppeal 2026-03-05T12:00",
      ],
      notes: [],
    });
    const noon = "2026-03-05T12:00";
    const atOnce = [...rest, `ReportResult ${noon}`, `RecordFollowUp ${noon}`, `CloseAppeal ${noon}`];
    expect(row({ ...late, asked: "2026-03-05" })).toEqual({ acts: atOnce, notes: [] });
    expect(row({ ...late, asked: "2026-03-01 09:00" })).toEqual({
      acts: atOnce,
      notes: ["intake/out-of-order asked"],
    });
    expect(row({ ...late, closed: "", asked: "2026-03-05 09:00" })).toEqual({
      acts: [...rest, "ReportResult 2026-03-05T09:00", "RecordFollowUp 2026-03-05T09:00"],
      notes: [],
    });
  });

  test("somebody who was not reached has answered nothing", () => {
    expect(acts({ ...ended, reached: "否", resolved: "否", satisfied: "否" })[3]).toEqual({
      type: "RecordFollowUp",
      appealId: "baltimore-311:1",
      by: "import",
      at: expect.any(Number),
      channel: "phone",
      reached: false,
    });
  });

  test("a question that was not answered is left out", () => {
    expect(acts({ ...ended, reached: "是", resolved: "部分解决", satisfied: "未评价" })[3]).toMatchObject({
      reached: true,
      resolved: "partly",
    });
    expect(row({ ...ended, resolved: "未接通", satisfied: "未接通" })).toEqual(row(ended));
    expect(acts({ ...ended, reached: "是", satisfied: "未评价" })[3]).not.toHaveProperty("satisfied");
  });

  test("an answer that means nothing known is wrong, and says what is known", () => {
    expect(row({ ...ended, satisfied: "meh" })).toEqual({ wrong: ["intake/unknown-word satisfied"] });
    expect(
      row({ ...ended, satisfied: "meh" }, { values: { satisfied: { meh: "basically-satisfied" } } }),
    ).toMatchObject({
      notes: [],
    });
  });

  test("a result without any date is left out, with a note, unless the record is open", () => {
    const outcome = { acts: [registered, dispatched], notes: ["intake/undated resultAt"] };
    expect(row({ result: "Soon." })).toEqual(outcome);
    expect(row({ status: "Answered" })).toEqual(outcome);
    expect(row({ status: "Open", result: "Soon." })).toEqual({ ...outcome, notes: [] });
  });

  test("answers without any date are left out, with a note", () => {
    expect(row({ satisfied: "满意" })).toEqual({
      acts: [registered, dispatched],
      notes: ["intake/undated followUpAt"],
    });
  });

  test("a mapping says how they were asked", () => {
    const read = readCells({ ...empty, ...ended, resolved: "yes" }, { ...mapping, askedBy: "sms" }, baltimore);
    expect(read.ok && read.value.acts[3]).toMatchObject({ channel: "sms" });
  });
});

test("what somebody did whom the row does not name is left out, with one note", () => {
  const nobody = { unit: "", sent: `${day} 09:10`, signed: `${day} 09:20`, result: "Done.", closed: `${day} 17:00` };
  expect(row({ ...nobody, satisfied: "满意" })).toEqual({
    acts: [registered, `CloseAppeal ${day}T17:00`],
    notes: ["intake/no-agency agency"],
  });
});

describe("the result of an inquiry that nobody else had", () => {
  const inquiry = { kind: "咨询", unit: "", result: "Bus 5.", closed: `${day} 17:00` };
  const asking = { ...mapping, columns: { ...mapping.columns, kind: "kind" } };
  const asked = (cells: Cells) => told({ ...empty, ...inquiry, ...cells }, asking, baltimore);

  test("is the hotline's answer, at its end", () => {
    const answered = { acts: [registered, `AnswerInquiry ${day}T17:00`], notes: [] };
    expect(asked({})).toEqual(answered);
    expect(asked({ status: "Closed", answered: `${day} 16:00` })).toEqual(answered);
    const read = readCells({ ...empty, ...inquiry }, asking, baltimore);
    expect(read).toMatchObject({ value: { acts: [{ kind: "inquiry" }, { answer: "Bus 5." }] } });
  });

  test("is nothing new to who has it, and told to who has been told only that it is over", () => {
    const read = readCells({ ...empty, ...inquiry }, asking, baltimore);
    if (!read.ok) throw new Error("the row is wrong");
    const [registration, { appealId, at } = { appealId: "", at: 0 }] = read.value.acts;
    const closing = { type: "CloseAppeal", appealId, at, by: "import", because: "imported" } as const;
    for (const [acts, notes] of [
      [read.value.acts, []],
      [[registration, closing].filter((act) => act !== undefined), [{ code: "intake/life-changed", field: "result" }]],
    ] as const) {
      const known = record(undefined, acts, baltimore);
      const taken = takeIn(known.ok ? known.value : [], read.value, baltimore);
      expect(taken).toMatchObject({ ok: true, value: { events: [], notes } });
    }
  });

  test("ends what an agency had before", () => {
    const first = readCells({ ...empty, ...inquiry, unit: "dot", status: "Open", closed: "" }, asking, baltimore);
    const later = readCells({ ...empty, ...inquiry, status: "Closed" }, asking, baltimore);
    const known = first.ok ? record(undefined, first.value.acts, baltimore) : first;
    if (!known.ok || !later.ok) throw new Error("the row is wrong");
    const taken = takeIn(known.value, later.value, baltimore);
    expect(taken).toMatchObject({ value: { events: [{ type: "AppealClosed" }], notes: [] } });
    const history = [...known.value, ...(taken.ok ? taken.value.events : [])];
    expect(takeIn(history, later.value, baltimore)).toEqual({ ok: true, value: { events: [], notes: [] } });
  });

  test("is left out, with a note, where a date tells that an agency had it", () =>
    expect(asked({ sent: `${day} 10:00` })).toEqual({
      acts: [registered, `CloseAppeal ${day}T17:00`],
      notes: ["intake/no-agency agency"],
    }));

  test("is none where nothing was said, or where it is open or was shown another way", () => {
    expect(asked({ result: "" })).toEqual({ acts: [registered, `CloseAppeal ${day}T17:00`], notes: [] });
    expect(asked({ status: "Open" })).toEqual({ acts: [registered], notes: [] });
    expect(asked({ status: "Referred" })).toEqual({ acts: [registered, `DivertAppeal ${day}T17:00`], notes: [] });
  });
});

test("a long result is cut, with a note, and no record is lost over it", () => {
  const cells = { status: "Closed", closed: `${day} 17:00`, result: "x".repeat(5000) };
  expect(row(cells)).toMatchObject({ notes: ["intake/cut result"] });
  expect(acts(cells)[2]).toMatchObject({ type: "ReportResult", result: "x".repeat(4000) });
});

test("a record that is over by its answers does not say that it is open", () => {
  const answered = { status: "Answered", closed: `${day} 17:00`, resolved: "是", updated: `${day} 20:00` };
  const read = readCells({ ...empty, ...answered }, mapping, baltimore);
  expect(read).toMatchObject({ ok: true, value: { last: { isOpen: false } } });
  expect(readCells({ ...empty, ...answered, resolved: "" }, mapping, baltimore)).toMatchObject({
    value: { last: { isOpen: true } },
  });
});

test("an open record says when it was open", () => {
  const read = readCells({ ...empty, status: "Open", updated: "2026-04-01 12:00" }, mapping, baltimore);
  expect(read).toMatchObject({ ok: true, value: { last: { asOf: Date.UTC(2026, 3, 1, 16), isOpen: true } } });
});

describe("a contradiction in a record", () => {
  const before = { status: "Closed", closed: "2026-03-01 08:00" };

  test.each([
    ["reject", { wrong: ["intake/closed-before-created closed"] }],
    [
      "repair",
      { acts: [registered, dispatched, `CloseAppeal ${day}T09:00`], notes: ["intake/closed-before-created closed"] },
    ],
    ["flag", { acts: [registered, dispatched], notes: ["intake/closed-before-created closed"] }],
  ] as const)("closed before it was created: %s", (closedBeforeCreated, outcome) => {
    expect(row(before, { contradictions: { closedBeforeCreated } })).toEqual(outcome);
  });

  test("closed before it was created is rejected where the mapping says nothing, whatever its status", () => {
    expect(row({ ...before, status: "Open" })).toEqual({ wrong: ["intake/closed-before-created closed"] });
  });

  test("is none where the end names the day of the creation and no time: it ended then at the earliest", () => {
    expect(row({ status: "Closed", closed: day })).toEqual({
      acts: [registered, dispatched, `CloseAppeal ${day}T09:00`],
      notes: [],
    });
    const later = { status: "Closed", sent: `${day} 09:30`, signed: `${day} 11:00`, closed: day };
    expect(row(later)).toMatchObject({ acts: { 3: `CloseAppeal ${day}T11:00` }, notes: [] });
    expect(row({ status: "Closed", closed: "2026-03-03" })).toMatchObject({
      acts: { 2: "CloseAppeal 2026-03-03T00:00" },
    });
    for (const closed of [`${day} 00:00`, "2026-03-01", `${day}Z`])
      expect(row({ status: "Closed", closed })).toEqual({ wrong: ["intake/closed-before-created closed"] });
  });

  test("is none where the clocks show the hour of the end twice, and it may be the second", () => {
    const fold = (created: string, closed: string) =>
      readCells({ ...empty, status: "Closed", created, closed }, mapping, baltimore);
    expect(fold("2026-11-01 01:50", "2026-11-01 01:10")).toMatchObject({
      value: { acts: { 2: { type: "CloseAppeal", at: Date.UTC(2026, 10, 1, 6, 10) } } },
    });
    expect(fold("2026-11-01 01:50-05:00", "2026-11-01 01:10")).toMatchObject({
      reason: [{ code: "intake/closed-before-created" }],
    });
    expect(fold("2026-11-01 01:50", "2026-11-01 00:50")).toMatchObject({ ok: false });
  });

  test("is none where the clocks skip the time of the creation and do not run back to the end", () => {
    const gap = (closed: string) =>
      row({ status: "Closed", created: "2026-03-08 02:30", closed: `2026-03-08 ${closed}` });
    expect(gap("03:10")).toMatchObject({
      acts: { 2: "CloseAppeal 2026-03-08T03:30" },
      notes: ["intake/skipped-time created"],
    });
    expect(gap("01:50")).toEqual({ wrong: ["intake/closed-before-created closed"] });
  });

  test.each([
    ["reject", { wrong: ["intake/closed-without-date closed"] }],
    [
      "repair",
      {
        acts: [registered, dispatched, `SignAssignment ${day}T11:00`, `CloseAppeal ${day}T11:00`],
        notes: ["intake/closed-without-date closed"],
      },
    ],
    [
      "flag",
      { acts: [registered, dispatched, `SignAssignment ${day}T11:00`], notes: ["intake/closed-without-date closed"] },
    ],
  ] as const)("closed without a date: %s", (closedWithoutDate, outcome) => {
    const cells = { status: "Closed", signed: `${day} 11:00` };
    expect(row(cells, { contradictions: { closedWithoutDate } })).toEqual(outcome);
  });

  test.each([
    ["reject", { wrong: ["intake/out-of-order called"] }],
    [
      "repair",
      {
        acts: [registered, dispatched, `SignAssignment ${day}T11:00`, `ContactCaller ${day}T11:00`],
        notes: ["intake/out-of-order called"],
      },
    ],
    ["flag", { acts: [registered, dispatched, `SignAssignment ${day}T11:00`], notes: ["intake/out-of-order called"] }],
  ] as const)("one thing before another that comes first: %s", (outOfOrder, outcome) => {
    const cells = { signed: `${day} 11:00`, called: `${day} 10:00` };
    expect(row(cells, { contradictions: { outOfOrder } })).toEqual(outcome);
  });

  test("a record of which nobody says when it was created is taken for created when it ended, with a note", () => {
    const columns = { ...mapping.columns, registeredAt: ["created", "closed"], endedAt: "closed" };
    expect(row({ created: "", closed: `${day} 17:00`, status: "Closed" }, { columns })).toEqual({
      acts: [`RegisterAppeal ${day}T17:00`, `DispatchAppeal ${day}T17:00`, `CloseAppeal ${day}T17:00`],
      notes: ["intake/undated closed"],
    });
  });
});
