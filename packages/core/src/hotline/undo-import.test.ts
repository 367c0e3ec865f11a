import { expect, test } from "vitest";
import { at, closed, dispatchedTo, registered, reported, signed } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { fold, type History, standing } from "../appeal/history.ts";
import type { Append, EventLog } from "../book/ports.ts";
import { memoryLog } from "./memory-log.ts";
import { type ImportedAppeal, type UndoImport, type Undone, undoImport } from "./undo-import.ts";

const by = "import";
const idOf = (number: number): string => `testville:${number}`;
const open = [registered({ by }), dispatchedTo("roads", { by, manner: "imported" })];
const result = [reported("roads", { by }), closed({ by, because: "imported" })];

const PAGE = 2;

/** A log that remembers which run brought what, and hands its appeals on by pages of two. */
async function logOf(...appends: readonly (readonly [run: string | undefined, number: number, events: History])[]) {
  const log = memoryLog();
  const commits = new Map<string, ImportedAppeal["commits"]>();
  const keep = ({ appealId, events }: Append, importId?: string) =>
    commits.set(appealId, [...(commits.get(appealId) ?? []), { importId, events }]);
  const remembering: EventLog = {
    ...log,
    async append(some, step) {
      const answer = await log.append(some, step);
      if (answer.ok) for (const one of some) keep(one, step?.importId);
      return answer;
    },
  };
  async function* appealsOf(importId: string) {
    const ids = [...commits].filter(([, some]) => some.some((commit) => commit.importId === importId));
    for (let from = 0; from < ids.length; from += PAGE)
      yield ids.slice(from, from + PAGE).map(([appealId]) => ({ appealId, commits: commits.get(appealId) ?? [] }));
  }
  for (const [importId, number, events] of appends) {
    const appealId = idOf(number);
    const { version } = await log.read(appealId);
    const append = { appealId, after: version, events: events.map((event): Event => ({ ...event, appealId })) };
    await remembering.append([append], importId === undefined ? undefined : { importId });
  }
  return { log: remembering, appealsOf };
}

const undo = (from: Pick<UndoImport, "log" | "appealsOf">, more: Partial<UndoImport> = {}) =>
  undoImport({ ...from, importId: "B", at: at(5000), reason: "the wrong month", ...more });

const historyOf = async ({ log }: { readonly log: EventLog }, number: number) => (await log.read(idOf(number))).history;
const typesOf = async (from: { readonly log: EventLog }, number: number) =>
  (await historyOf(from, number)).map(({ type }) => type);

test("what a run brought is gone: appeals of its own are withdrawn, others stand where they stood", async () => {
  const city = await logOf(["A", 1, open], ["B", 1, result], ["B", 2, [...open, ...result]]);
  expect(await undo(city)).toEqual({ ok: true, value: { appeals: 2, withdrawn: 1, events: 6 } });
  expect(await typesOf(city, 1)).toEqual(["AppealRegistered", "AppealDispatched"]);
  expect(fold(await historyOf(city, 2))).toMatchObject({ status: "withdrawn", endedAt: at(5000) });
});

test("a whole history is taken back, whoever acted in it, and what somebody did since stands against it", async () => {
  const life = [registered(), dispatchedTo("roads"), signed("roads")];
  const city = await logOf(["B", 1, life]);
  expect(await undo(city)).toMatchObject({ value: { appeals: 1, withdrawn: 1, events: 3 } });
  const gone = await logOf(["B", 1, life], [undefined, 1, [reported("roads")]]);
  expect(await undo(gone)).toMatchObject({ ok: false, reason: [{ refusal: { event: "ResultReported", more: 0 } }] });
});

test("a run that brought something to an appeal in several steps is taken back in one", async () => {
  const city = await logOf(["A", 1, open], ["B", 1, [reported("roads", { by })]], ["B", 1, result.slice(1)]);
  expect(await undo(city)).toMatchObject({ value: { appeals: 1, withdrawn: 0, events: 2 } });
  expect(await typesOf(city, 1)).toEqual(["AppealRegistered", "AppealDispatched"]);
});

test("every appeal on which something later depends is answered, with what and who brought it, and nothing is written", async () => {
  const city = await logOf(
    ["B", 1, open],
    ["B", 2, open],
    ["B", 3, open],
    [undefined, 2, [signed("roads")]],
    ["C", 3, result.slice(0, 1)],
    ["D", 3, result.slice(1)],
  );
  const refusal = { code: "appeal/depended-on", event: "AssignmentSigned", at: at(10), more: 0 };
  expect(await undo(city)).toEqual({
    ok: false,
    reason: [
      { appealId: idOf(2), refusal, importIds: [undefined] },
      {
        appealId: idOf(3),
        refusal: { ...refusal, event: "ResultReported", at: at(60), more: 1 },
        importIds: ["C", "D"],
      },
    ],
  });
  expect(await typesOf(city, 1)).toEqual(["AppealRegistered", "AppealDispatched"]);
});

test("what the clock alone announced since goes with it, and what it had announced before stays", async () => {
  const breached: Event = {
    type: "ClockBreached",
    appealId: "",
    at: at(50),
    by: "clock",
    stage: "acknowledge",
    dueAt: at(49),
  };
  const late: Event = { ...breached, at: at(70), stage: "follow-up", dueAt: at(69) };
  const city = await logOf(
    ["A", 1, open],
    [undefined, 1, [breached]],
    ["B", 1, [reported("roads", { by })]],
    [undefined, 1, [late]],
  );
  expect(await undo(city)).toMatchObject({ value: { appeals: 1, withdrawn: 0, events: 2 } });
  expect(await typesOf(city, 1)).toEqual(["AppealRegistered", "AppealDispatched", "ClockBreached"]);
});

test("once what depends on it is taken back too, it can be", async () => {
  const city = await logOf(["B", 1, open], ["C", 1, result]);
  expect(await undo(city)).toMatchObject({ ok: false });
  expect(await undo(city, { importId: "C" })).toMatchObject({ value: { withdrawn: 0, events: 2 } });
  expect(await undo(city)).toMatchObject({ value: { withdrawn: 1, events: 2 } });
});

test("a dry run says what would be taken back, and takes nothing", async () => {
  const city = await logOf(["B", 1, open], ["B", 2, open], ["B", 3, open]);
  expect(await undo(city, { dryRun: true })).toEqual({ ok: true, value: { appeals: 3, withdrawn: 3, events: 6 } });
  expect((await city.log.read(idOf(3))).version).toBe(1);
});

test("interrupted, it is run again and goes on; run once more, it finds nothing", async () => {
  const city = await logOf(["B", 1, open], ["B", 2, open], ["B", 3, open]);
  const stopped = undo(city, { interrupted: () => true });
  await expect(stopped).rejects.toMatchObject({
    code: "import/interrupted",
    message: expect.stringContaining("after 2"),
  });
  expect(await undo(city)).toEqual({ ok: true, value: { appeals: 1, withdrawn: 1, events: 2 } });
  expect(await undo(city)).toEqual({ ok: true, value: { appeals: 0, withdrawn: 0, events: 0 } });
});

test("an appeal that was imported again since is passed over", async () => {
  const city = await logOf(["B", 1, open]);
  await undo(city);
  await city.log.append([{ appealId: idOf(1), after: 2, events: open }], { importId: "D" });
  expect(await undo(city)).toMatchObject({ value: { appeals: 0 } });
  expect(standing(await historyOf(city, 1))).toEqual(open);
});

test("of what somebody builds on while it is taken back, nothing is lost: it is looked at again, and refused", async () => {
  const city = await logOf(["B", 1, open], ["B", 2, open], ["B", 3, open]);
  const seen: Undone[] = [];
  const outcome = await undo(city, {
    onPage(undone) {
      seen.push(undone);
      const appealId = idOf(3);
      if (seen.length === 1) void city.log.append([{ appealId, after: 1, events: [{ ...signed("roads"), appealId }] }]);
    },
  });
  expect(outcome).toMatchObject({ ok: false, reason: [{ appealId: idOf(3) }] });
  expect(await typesOf(city, 3)).toEqual(["AppealRegistered", "AppealDispatched", "AssignmentSigned"]);
  expect(fold(await historyOf(city, 1))).toMatchObject({ status: "withdrawn" });
});

test("who writes the same appeals again and again is waited for, and then told of", async () => {
  const city = await logOf(["B", 1, open]);
  const log: EventLog = {
    ...city.log,
    append: async ([one]) => ({
      ok: false,
      reason: { code: "log/conflict", appealId: one?.appealId ?? "", expected: 1, actual: 2 },
    }),
  };
  await expect(undo({ ...city, log })).rejects.toMatchObject({ code: "store/conflict" });
});

test("a record that lies in the future by mistake can be taken back today", async () => {
  const future = at(9_000_000);
  const city = await logOf(["B", 1, [registered({ by, at: future })]]);
  expect(await undo(city)).toMatchObject({ ok: true });
  expect((await historyOf(city, 1)).at(-1)).toMatchObject({ type: "ImportWithdrawn", at: future, events: 1 });
});
