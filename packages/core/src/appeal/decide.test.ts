import { describe, expect, test } from "vitest";
import * as life from "../../test/life.ts";
import { anyActs, type Command } from "./acts/index.ts";
import type { AppealStatus } from "./appeal.ts";
import { decide } from "./decide.ts";
import type { Event } from "./events.ts";
import { fold, type History } from "./history.ts";
import type { RefusalCode } from "./refusals.ts";
import type { Rulebook } from "./rulebook.ts";

const { appealId, at, closed, contacted, dispatchedTo, followedUp, registered, reported, returned, signed } = life;

const rules: Rulebook = {
  version: "1",
  parameters: { maxReturns: 2, maxFollowUpAttempts: 3, maxReworks: 2, exclusionGrounds: [], voteChangeDays: 7 },
  hasAgency: (agency) => ["roads", "desk"].includes(agency),
  hasCategory: (category) => category === "streets-hole",
  hasArea: (area) => area === "east",
  hasHotline: (hotline) => hotline === "testville",
  hasPolicy: (policy) => policy !== "forgotten",
  attributes: new Map(),
  mayWhistle: (agency) => agency === "roads",
  superiorOf: () => undefined,
  promise: (policy = "standard", { dispatchedAt }) => ({ policy, dueAt: dispatchedAt + 1000 }),
  isOverdue: () => true,
  refusesExtension: () => undefined,
};

/** What has happened to an appeal in each status. */
const base = { appealId, at: at(30) } as const;
const agency = { ...base, by: "agency:roads", agency: "roads" } as const;
const atRoads = [registered(), dispatchedTo("roads")];
const lives: Readonly<Record<AppealStatus, readonly Event[]>> = {
  registered: [registered()],
  conferencing: [
    registered(),
    { type: "ConferenceCalled", ...base, by: "hotline", agencies: ["roads"], question: "who?" },
  ],
  dispatched: atRoads,
  signed: [...atRoads, signed("roads")],
  handling: [...atRoads, contacted("roads")],
  disputed: [...atRoads, { type: "AssignmentDisputed", ...agency, ground: "duty", reason: "not ours" }],
  parked: [...atRoads, signed("roads"), { type: "AppealParked", ...agency, plan: "in spring", resolveOn: at(9999) }],
  reported: [...atRoads, reported("roads")],
  answered: [registered(), { type: "InquiryAnswered", ...base, by: "hotline", answer: "at nine" }],
  diverted: [
    registered(),
    { type: "AppealDiverted", ...base, by: "hotline", disposition: "emergency", advice: "call 112" },
  ],
  merged: [...atRoads, { type: "AppealMerged", ...base, by: "hotline", into: "testville:2" }],
  split: [registered(), { type: "AppealSplit", ...base, by: "hotline", into: ["testville:2", "testville:3"] }],
  terminated: [...atRoads, { type: "AppealTerminated", ...base, by: "hotline", reason: "caller refuses" }],
  closed: [...atRoads, reported("roads"), followedUp(), closed()],
  withdrawn: [registered(), { type: "ImportWithdrawn", ...base, by: "hotline", importId: "run", reason: "wrong file" }],
};

/** A command of each act that its rules allow, where `history` is what has happened and nothing else says no. */
const later = { appealId, at: at(2000) } as const;
const hotline = { ...later, by: "hotline" } as const;
const roads = { ...later, by: "agency:roads" } as const;
const orders: readonly Command[] = [
  life.register(),
  { type: "AnswerInquiry", ...hotline, answer: "at nine" },
  { type: "DivertAppeal", ...hotline, disposition: "statutory", advice: "the court decides" },
  { type: "MergeAppeal", ...hotline, into: "testville:2" },
  { type: "UnmergeAppeal", ...hotline, reason: "another hole" },
  {
    type: "SplitAppeal",
    ...hotline,
    into: [
      { appealId: "testville:2", category: "streets-hole", text: "the hole" },
      { appealId: "testville:3", category: "streets-hole", text: "the other hole" },
    ],
  },
  { type: "CallConference", ...hotline, agencies: ["roads"], question: "who?" },
  { type: "DispatchAppeal", ...hotline, agency: "desk", manner: "direct" },
  { type: "SignAssignment", ...roads },
  { type: "DisputeAssignment", ...roads, ground: "duty", reason: "not ours" },
  { type: "RuleOnDispute", ...later, by: "reviewer", upheld: true, reason: "right" },
  { type: "ReturnAssignment", ...roads, ground: "duty", reason: "not ours" },
  { type: "OfferTransfer", ...roads, to: "desk", reason: "theirs" },
  { type: "AcceptTransfer", ...roads, reason: "ours" },
  { type: "BlowWhistle", ...roads, departments: ["desk"], matter: "come" },
  { type: "AnswerWhistle", ...roads, note: "here" },
  { type: "AddCoHandler", ...roads, agency: "desk" },
  { type: "EscalateAppeal", ...roads, to: "desk", reason: "too hard" },
  { type: "ContactCaller", ...roads },
  { type: "NoteProgress", ...roads, note: "half done" },
  { type: "RequestExtension", ...roads, until: at(9999), reason: "frost" },
  { type: "ApproveExtension", ...hotline, until: at(9999) },
  { type: "DenyExtension", ...hotline, reason: "no" },
  { type: "ParkAppeal", ...roads, plan: "in spring", resolveOn: at(9999) },
  { type: "ResumeAppeal", ...roads },
  { type: "ReportResult", ...roads, result: "filled" },
  { type: "RecordFollowUp", ...hotline, channel: "phone", reached: true, resolved: "yes" },
  { type: "ChangeVote", ...hotline, channel: "phone", resolved: "no", reason: "it broke again" },
  { type: "OrderRework", ...hotline, reason: "not resolved" },
  { type: "SuperviseAppeal", ...hotline, form: "written", reason: "late" },
  { type: "RaiseProblemOrder", ...hotline, to: "desk", reason: "again" },
  { type: "RequestExclusion", ...roads, ground: "beyond-power", reason: "not ours" },
  { type: "RuleOnExclusion", ...later, by: "reviewer", excluded: true, reason: "right" },
  { type: "AppealExclusion", ...roads, reason: "look again" },
  { type: "RequestTermination", ...roads, ground: "no-cooperation", reason: "caller refuses" },
  { type: "DenyTermination", ...hotline, reason: "ask again" },
  { type: "TerminateAppeal", ...hotline, reason: "caller refuses" },
  { type: "CloseAppeal", ...hotline, because: "followed-up" },
  { type: "ReopenAppeal", ...hotline, reason: "the hole is back" },
  { type: "RecordPraise", ...hotline, agency: "roads", note: "quick" },
  { type: "WarnOfRisk", ...hotline, to: ["roads"], risk: "collapse" },
  { type: "AnnounceClock", ...later, by: "clock", announcement: { kind: "breach", stage: "resolve", dueAt: at(60) } },
  {
    type: "CorrectClock",
    ...later,
    by: "clock",
    was: { kind: "breach", stage: "resolve", dueAt: at(60) },
    is: { dueAt: at(9000) },
  },
  { type: "WithdrawImport", ...hotline, importId: "run", reason: "wrong file" },
];
const acts = anyActs.map((act, position) => ({ act, name: act.name, order: orders[position] as Command }));

const codeOf = (command: Command, history: History): RefusalCode | "allowed" => {
  const decision = decide(command, fold(history), rules);
  return decision.ok ? "allowed" : decision.reason.code;
};

const statuses = Object.keys(lives) as AppealStatus[];

test("the lives of this test end where they say, and its orders are one of each act", () => {
  for (const status of statuses) expect(fold(lives[status])?.status).toBe(status);
  expect(orders.map((order) => order.type)).toEqual(anyActs.map((act) => act.command.shape.type.value));
  for (const { act, order } of acts) expect(act.command.parse(order)).toEqual(order);
});

describe.each(acts)("$name", ({ act, order }) => {
  const begins = act.from.length === 0;

  test("is refused in every status from which it does not lead, with those from which it does", () => {
    for (const status of statuses.filter((one) => !act.from.includes(one))) {
      const decision = decide(order, fold(lives[status]), rules);
      const reason = begins
        ? { code: "appeal/exists", appealId }
        : { code: "appeal/wrong-status", act: act.name, status, allowed: act.from };
      expect(decision).toEqual({ ok: false, reason });
    }
  });

  test("is refused to everybody else than those whose act it is", () => {
    const history = begins ? [] : lives[act.from[0] as AppealStatus];
    for (const by of ["caller", "hotline", "reviewer", "clock", "import", "agency:roads"] as const) {
      const allowed = act.by.includes(by === "agency:roads" ? "agency" : by);
      const refused = codeOf({ ...order, by }, history) === "act/not-allowed";
      expect([by, refused]).toEqual([by, !allowed]);
    }
  });

  test("is refused for an appeal that nobody registered, and before what happened last", () => {
    if (begins) return;
    expect(codeOf(order, [])).toBe("appeal/unknown");
    const history = lives[act.from[0] as AppealStatus];
    const last = fold(history)?.lastAt ?? 0;
    const decision = decide({ ...order, at: last - 1 }, fold(history), rules);
    expect(decision).toEqual({ ok: false, reason: { code: "act/back-in-time", at: last - 1, last } });
  });
});

/** The rules of an act beyond actor, status and time: what it makes happen, and what it refuses. */
const happens = (command: Command, history: History) => {
  const decision = decide(command, fold(history), rules);
  return decision.ok ? decision.value : decision.reason;
};

test("what is registered says all that was taken down", () => {
  expect(happens(life.register({ address: "Main 1" }), [])).toEqual([registered({ address: "Main 1" })]);
});

test.each([
  ["city/unknown-hotline", { hotline: "elsewhere" }],
  ["city/unknown-category", { category: "weather" }],
  ["city/unknown-area", { area: "moon" }],
] as const)("an appeal that the city's lists do not know is refused: %s", (code, wrong) => {
  expect(happens(life.register(wrong), [])).toEqual({ code, ...wrong });
});

test("an appeal without an area is registered: not every caller knows where", () => {
  expect(codeOf(life.register({ area: undefined }), [])).toBe("allowed");
});

test("only an inquiry is answered at once", () => {
  const order: Command = { type: "AnswerInquiry", ...hotline, answer: "at nine" };
  expect(happens(order, [registered({ kind: "inquiry" })])).toEqual([
    { type: "InquiryAnswered", ...hotline, answer: "at nine" },
  ]);
  expect(happens(order, [registered()])).toEqual({ code: "appeal/not-an-inquiry", kind: "complaint" });
});

test("a dispatch is stamped with the book and with the limit that its policy promises from then on", () => {
  const order: Command = {
    type: "DispatchAppeal",
    ...hotline,
    agency: "roads",
    manner: "direct",
    policy: "urgent",
    copiedTo: ["desk"],
  };
  expect(happens(order, lives.registered)).toEqual([
    {
      type: "AppealDispatched",
      ...hotline,
      agency: "roads",
      manner: "direct",
      copiedTo: ["desk"],
      limit: { policy: "urgent", dueAt: at(2000) + 1000 },
      book: "1",
    },
  ]);
});

test("an order cannot pass for an imported record, and a policy that the city does not have is refused", () => {
  const dispatch = { type: "DispatchAppeal", ...later, by: "hotline", agency: "roads" } as const;
  expect(decide({ ...dispatch, manner: "imported" }, fold([registered()]), rules)).toMatchObject({
    reason: { code: "act/not-allowed", allowed: ["import"] },
  });
  expect(decide({ ...dispatch, manner: "direct", policy: "forgotten" }, fold([registered()]), rules)).toEqual({
    ok: false,
    reason: { code: "city/unknown-policy", policy: "forgotten" },
  });
});

test("who gets a returned appeal is promised what is left of the caller's limit, not a new one", () => {
  const history = [registered(), dispatchedTo("roads", { at: at(10) }), returned("roads", { at: at(20) })];
  const again: Command = {
    type: "DispatchAppeal",
    appealId,
    at: at(30),
    by: "hotline",
    agency: "desk",
    manner: "direct",
  };
  expect(decide(again, fold(history), rules)).toMatchObject({ value: [{ limit: { dueAt: at(10) + 1000 } }] });
});

test("an imported dispatch repeats the limit that was promised elsewhere and promises none of ours", () => {
  const order: Command = { type: "DispatchAppeal", ...later, by: "import", agency: "roads", manner: "imported" };
  expect(happens(order, lives.registered)).toEqual([
    { type: "AppealDispatched", ...later, by: "import", agency: "roads", manner: "imported", book: "1" },
  ]);
  expect(happens({ ...order, dueAt: at(3000) }, lives.registered)).toMatchObject([{ limit: { dueAt: at(3000) } }]);
});

test("a dispatch or a copy to an agency that the city does not have is refused", () => {
  const order: Command = { type: "DispatchAppeal", ...hotline, agency: "roads", manner: "direct" };
  expect(happens({ ...order, agency: "navy" }, lives.registered)).toEqual({
    code: "city/unknown-agency",
    agency: "navy",
  });
  expect(happens({ ...order, copiedTo: ["desk", "navy"] }, lives.registered)).toEqual({
    code: "city/unknown-agency",
    agency: "navy",
  });
});

test("an agency that returned an appeal gets it again only when it is designated, and then may not return it", () => {
  const back = [...atRoads, returned("roads")];
  const order: Command = { type: "DispatchAppeal", ...later, by: "reviewer", agency: "roads", manner: "direct" };
  expect(happens(order, back)).toEqual({ code: "appeal/returned-before", agency: "roads" });
  expect(codeOf({ ...order, manner: "designated" }, back)).toBe("allowed");
  const designated = [...back, dispatchedTo("roads", { at: at(20), manner: "designated" })];
  expect(happens(life.returnedBy("roads", { at: at(30) }), designated)).toEqual({
    code: "appeal/designated",
    agency: "roads",
  });
});

test("after as many returns as the city allows, the next is refused", () => {
  const twice = ["roads", "desk"].flatMap((one) => [dispatchedTo(one), returned(one)]);
  const history = [registered(), ...twice, dispatchedTo("east-office", { at: at(20) })];
  expect(happens(life.returnedBy("east-office", { at: at(30) }), history)).toEqual({
    code: "appeal/may-not-return",
    agency: "east-office",
    why: "too-often",
  });
});

test.each(["SignAssignment", "ReturnAssignment", "ContactCaller", "NoteProgress", "ReportResult"] as const)(
  "%s is for the agency that holds the appeal",
  (type) => {
    const order = orders.find((one) => one.type === type) as Command;
    expect(happens(order, atRoads)).toMatchObject([{ agency: "roads", by: "agency:roads" }]);
    expect(happens({ ...order, by: "agency:desk" }, atRoads)).toEqual({
      code: "appeal/not-yours",
      agency: "desk",
      assigned: "roads",
    });
  },
);

test("the hotline closes an appeal after a follow-up on its last result, and not before", () => {
  const order: Command = { type: "CloseAppeal", ...hotline, because: "followed-up" };
  const notFollowedUp = { code: "appeal/not-followed-up" };
  expect(happens(order, lives.reported)).toEqual(notFollowedUp);
  expect(codeOf(order, [...lives.reported, followedUp()])).toBe("allowed");
  const reworked = [...lives.reported, followedUp({ resolved: "no" }), life.reworkOrdered("roads")];
  expect(happens(order, reworked)).toEqual(notFollowedUp);
  expect(happens(order, [...reworked, reported("roads", { at: at(500) })])).toEqual(notFollowedUp);
});

test("an import closes an appeal whatever had been done, as the other system did", () => {
  const order: Command = { type: "CloseAppeal", ...later, by: "import", because: "imported" };
  for (const status of ["registered", "dispatched", "reported"] as const)
    expect(happens(order, lives[status])).toEqual([
      { type: "AppealClosed", ...later, by: "import", because: "imported" },
    ]);
});

test("rework and supervision name the agency that holds the appeal", () => {
  expect(happens({ type: "OrderRework", ...hotline, reason: "no" }, lives.reported)).toMatchObject([
    { type: "ReworkOrdered", agency: "roads" },
  ]);
  expect(happens({ type: "SuperviseAppeal", ...hotline, form: "written", reason: "no" }, atRoads)).toMatchObject([
    { type: "AppealSupervised", agency: "roads", form: "written" },
  ]);
});

test("what is parked is to be solved later than now, and by whom it is with", () => {
  const park = { type: "ParkAppeal", ...roads, plan: "in spring", resolveOn: at(9999) } as const;
  const signedFor = [...atRoads, signed("roads")];
  expect(happens({ ...park, resolveOn: park.at }, signedFor)).toMatchObject({ code: "appeal/date-passed" });
  expect(happens({ ...park, by: "agency:desk" }, signedFor)).toMatchObject({ code: "appeal/not-yours" });
  expect(happens({ ...park, reviewAt: at(5000) }, signedFor)).toEqual([
    life.parked("roads", { at: at(2000), plan: "in spring", resolveOn: at(9999), reviewAt: at(5000) }),
  ]);
});

describe("more time", () => {
  const asked = [...atRoads, life.extensionRequested("roads", { until: at(9999) })];
  const approve = { type: "ApproveExtension", ...hotline } as const;
  const given = (command: Command, history: History, by: Rulebook = rules) => {
    const decision = decide(command, fold(history), by, { history, others: new Map() });
    return decision.ok ? decision.value : decision.reason;
  };

  test("is granted as it was asked for, until another moment, or so much more", () => {
    expect(given(approve, asked)).toMatchObject([{ type: "ExtensionApproved", until: at(9999) }]);
    expect(given({ ...approve, until: at(8000) }, asked)).toMatchObject([{ until: at(8000) }]);
    expect(given({ ...approve, more: 60_000 }, atRoads)).toEqual([
      { type: "ExtensionApproved", ...hotline, more: 60_000 },
    ]);
  });

  test("is not granted without a word on how much, nor in two ways at once", () => {
    expect(given(approve, atRoads)).toEqual({ code: "appeal/extension-unclear", said: "never" });
    expect(given({ ...approve, until: at(8000), more: 1 }, asked)).toMatchObject({ said: "twice" });
  });

  test("is asked for once: what was ruled on, or asked for by an agency that has it no more, is not open", () => {
    const deny = { type: "DenyExtension", ...hotline, reason: "no" } as const;
    expect(given(deny, asked)).toMatchObject([{ type: "ExtensionDenied" }]);
    expect(given(deny, [...asked, life.extensionApproved()])).toMatchObject({ said: "never" });
    expect(
      given(deny, [...asked, returned("roads", { at: at(50) }), dispatchedTo("desk", { at: at(50) })]),
    ).toMatchObject({
      said: "never",
    });
  });

  test("is refused where the policy refuses it, to who asks and to who approves", () => {
    const strict: Rulebook = { ...rules, refusesExtension: () => ({ code: "appeal/may-not-extend", why: "overdue" }) };
    const request = { type: "RequestExtension", ...roads, until: at(9999), reason: "frost" } as const;
    for (const command of [request, approve]) expect(given(command, asked, strict)).toMatchObject({ why: "overdue" });
  });
});

test("what time brought about is said by an event of its own kind, and taken back by another", () => {
  const announce = { type: "AnnounceClock", ...later, by: "clock" } as const;
  const about = { stage: "resolve", dueAt: at(600) } as const;
  const warning = { kind: "warning", ...about, reachedAt: at(500), level: "red" } as const;
  const step = { kind: "escalation", ...about, reachedAt: at(700), form: "written", agency: "roads" } as const;
  const base = { ...later, by: "clock" } as const;
  expect(happens({ ...announce, announcement: warning }, atRoads)).toEqual([
    { type: "ClockWarned", ...base, ...about, reachedAt: at(500), level: "red" },
  ]);
  expect(happens({ ...announce, announcement: { kind: "breach", ...about } }, atRoads)).toEqual([
    { type: "ClockBreached", ...base, ...about },
  ]);
  expect(happens({ ...announce, announcement: step }, atRoads)).toEqual([
    {
      type: "AppealSupervised",
      ...base,
      form: "written",
      agency: "roads",
      reason: "resolve was due at 2026-06-01T17:00:00Z",
      clock: { ...about, reachedAt: at(700) },
    },
  ]);
  expect(happens({ type: "CorrectClock", ...base, was: warning, is: {} }, atRoads)).toEqual([
    { type: "ClockCorrected", ...base, stage: "resolve", was: warning, is: {} },
  ]);
});
