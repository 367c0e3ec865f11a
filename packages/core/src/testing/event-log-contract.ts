import type { Event } from "../appeal/events.ts";
import type { EventLog, Finding, ImportProgress, Recorded } from "../book/ports.ts";
import { noRows } from "../hotline/import-rows.ts";

/** What the contract needs of a test runner; vitest, jest and others with their words fit. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (name: string, body: () => Promise<void>) => void;
  readonly expect: (actual: unknown) => { readonly toEqual: (expected: unknown) => unknown };
}

/**
 * What every event log must do, as tests. An embedder who keeps the log elsewhere runs them on its own log:
 * `eventLogContract("my log", async () => openMyLog(), { describe, test, expect })`. `makeLog` answers an empty log each time.
 */
export function eventLogContract(
  name: string,
  makeLog: () => EventLog | Promise<EventLog>,
  { describe, test, expect }: TestRunner,
): void {
  describe(`${name} keeps the contract of an event log`, () => {
    test("an unknown appeal has version 0 and no history", async () => {
      const log = await makeLog();
      expect(await log.read("city:1")).toEqual({ appealId: "city:1", version: 0, history: [] });
    });

    test("what is appended is read back as it was, in order, one version an append", async () => {
      const log = await makeLog();
      await log.append([
        { appealId: "city:1", after: 0, events: [registered("city:1"), noted("city:1", '热力 "100%"\n')] },
      ]);
      await log.append([{ appealId: "city:1", after: 1, events: [noted("city:1", "second")] }]);
      expect(await log.read("city:1")).toEqual({
        appealId: "city:1",
        version: 2,
        history: [registered("city:1"), noted("city:1", '热力 "100%"\n'), noted("city:1", "second")],
      });
    });

    test("an append after a version that is not the last is a conflict and writes nothing", async () => {
      const log = await makeLog();
      await log.append([{ appealId: "city:1", after: 0, events: [registered("city:1")] }]);
      for (const after of [0, 2]) {
        const answer = await log.append([{ appealId: "city:1", after, events: [noted("city:1", "late")] }]);
        const reason = { code: "log/conflict", appealId: "city:1", expected: after, actual: 1 };
        expect(answer).toEqual({ ok: false, reason });
      }
      expect(await versionsOf(log)).toEqual(["city:1@1"]);
    });

    test("appends to several appeals are made all or none", async () => {
      const log = await makeLog();
      const both = ["city:1", "city:2"].map((appealId) => ({ appealId, after: 0, events: [registered(appealId)] }));
      expect(await log.append(both)).toEqual({ ok: true, value: undefined });
      const mixed = [
        { appealId: "city:3", after: 0, events: [registered("city:3")] },
        { appealId: "city:1", after: 1, events: [noted("city:1", "fits")] },
        { appealId: "city:2", after: 7, events: [noted("city:2", "does not")] },
      ];
      const reason = { code: "log/conflict", appealId: "city:2", expected: 7, actual: 1 };
      expect(await log.append(mixed)).toEqual({ ok: false, reason });
      expect(await versionsOf(log)).toEqual(["city:1@1", "city:2@1"]);
    });

    test("of two who read the same version and append, one wins and the other is told", async () => {
      const log = await makeLog();
      await log.append([{ appealId: "city:1", after: 0, events: [registered("city:1")] }]);
      const racing = ["one", "other"].map((note) =>
        log.append([{ appealId: "city:1", after: 1, events: [noted("city:1", note)] }]),
      );
      const answers = await Promise.all(racing);
      expect(answers.filter((answer) => answer.ok).length).toEqual(1);
      expect((await log.read("city:1")).version).toEqual(2);
    });

    test("to append twice to one appeal at once is a mistake of the caller: it throws and writes nothing", async () => {
      const log = await makeLog();
      const append = { appealId: "city:1", after: 0, events: [registered("city:1")] };
      expect(await outcomeOf(log.append([append, append]))).toEqual("thrown");
      expect(await versionsOf(log)).toEqual([]);
    });

    test("an append without events is one, too", async () => {
      const log = await makeLog();
      expect(await outcomeOf(log.append([{ appealId: "city:1", after: 0, events: [] }]))).toEqual("thrown");
      expect(await versionsOf(log)).toEqual([]);
    });

    test("no appends at all succeed", async () => {
      const log = await makeLog();
      expect(await log.append([])).toEqual({ ok: true, value: undefined });
    });

    test("every appeal that is asked for is in the answer, known or not", async () => {
      const log = await makeLog();
      await log.append([{ appealId: "city:1", after: 0, events: [registered("city:1")] }], { importId: "an import" });
      const answer = await log.readMany(["city:2", "city:1"]);
      expect([...answer.values()].map(nameOf).sort()).toEqual(["city:1@1", "city:2@0"]);
      expect((await log.readMany([])).size).toEqual(0);
    });

    test("many appeals are appended, read and listed, ordered by id", async () => {
      const log = await makeLog();
      const ids = Array.from({ length: 2500 }, (_, index) => `city:${String(index).padStart(5, "0")}`);
      await log.append(ids.toReversed().map((appealId) => ({ appealId, after: 0, events: [registered(appealId)] })));
      expect(await versionsOf(log)).toEqual(ids.map((appealId) => `${appealId}@1`));
      expect((await log.readMany(ids)).size).toEqual(ids.length);
    });

    test("what an import brought and was taken back stands no more, and versions go on", async () => {
      const log = await makeLog();
      await log.append([{ appealId: "city:1", after: 0, events: [registered("city:1")] }], { importId: "one" });
      await log.append([{ appealId: "city:1", after: 1, events: [noted("city:1", "wrong")] }], { importId: "two" });
      await log.append([{ appealId: "city:1", after: 2, events: [withdrawn("city:1", 1)] }]);
      const stands = { appealId: "city:1", version: 3, history: [registered("city:1")] };
      expect(await log.read("city:1")).toEqual(stands);
      expect((await log.readMany(["city:1"])).get("city:1")).toEqual(stands);
      expect(await collected(log)).toEqual([stands]);
      await log.append([{ appealId: "city:1", after: 3, events: [noted("city:1", "right")] }]);
      expect((await log.read("city:1")).history).toEqual([registered("city:1"), noted("city:1", "right")]);
    });

    test("an appeal of which nothing stands keeps its history until a registration begins it anew", async () => {
      const log = await makeLog();
      await log.append([{ appealId: "city:1", after: 0, events: [registered("city:1")] }], { importId: "one" });
      await log.append([{ appealId: "city:1", after: 1, events: [withdrawn("city:1", 1)] }]);
      const history = [registered("city:1"), withdrawn("city:1", 1)];
      expect(await log.read("city:1")).toEqual({ appealId: "city:1", version: 2, history });
      await log.append([{ appealId: "city:1", after: 2, events: [registered("city:1")] }], { importId: "two" });
      const anew = { appealId: "city:1", version: 3, importId: "two", history: [registered("city:1")] };
      expect(await log.read("city:1")).toEqual(anew);
      expect(await collected(log)).toEqual([anew]);
    });

    test("what imports have flagged is told of each appeal, and neither what was rejected nor what was not written", async () => {
      const log = await makeLog();
      const append = { appealId: "city:1", after: 0, events: [registered("city:1")] };
      await log.append([append], { importId: "one", progress: having(flagged("city:1", "odd"), rejected("city:2")) });
      await log.append([], { importId: "one", progress: having(flagged("city:3", "odd")) });
      await log.append([], { importId: "two", progress: having(flagged("city:1", "odd again")) });
      await log.append([append], { importId: "two", progress: having(flagged("city:2", "too late")) });
      const told = await log.flaggedOf(["city:1", "city:2"]);
      expect((told.get("city:1") ?? []).map(({ message }) => message).sort()).toEqual(["odd", "odd again"]);
      expect(told.get("city:2") ?? []).toEqual([]);
      expect(told.has("city:3")).toEqual(false);
    });

    test("appends go on while all appeals are being read", async () => {
      const log = await makeLog();
      const appends = ["city:1", "city:2"].map((appealId) => ({ appealId, after: 0, events: [registered(appealId)] }));
      await log.append(appends);
      for await (const { appealId, version } of log.all()) {
        const answer = await log.append([{ appealId, after: version, events: [noted(appealId, "seen")] }]);
        expect(answer.ok).toEqual(true);
      }
      expect(await versionsOf(log)).toEqual(["city:1@2", "city:2@2"]);
    });
  });
}

const nameOf = ({ appealId, version }: Recorded): string => `${appealId}@${version}`;

async function collected(log: EventLog): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  for await (const recorded of log.all()) all.push(recorded);
  return all;
}

const versionsOf = async (log: EventLog): Promise<readonly string[]> => (await collected(log)).map(nameOf);

const outcomeOf = (work: Promise<unknown>): Promise<"answered" | "thrown"> =>
  work.then(
    () => "answered",
    () => "thrown",
  );

const registered = (appealId: string): Event => ({
  type: "AppealRegistered",
  appealId,
  at: 1_780_000_000_000,
  by: "caller",
  hotline: "testville",
  kind: "complaint",
  channel: "phone",
  category: "streets-hole",
  area: "east",
  text: "A hole in the road",
  attributes: { depth: 12, wide: true },
});

const noted = (appealId: string, reason: string): Event => ({
  type: "AppealSupervised",
  appealId,
  at: 1_780_000_060_000,
  by: "hotline",
  form: "reminder",
  agency: "roads",
  reason,
});

const having = (...findings: readonly Finding[]): ImportProgress => ({ counts: noRows, rejectedBytes: 0, findings });

const flagged = (appealId: string, message: string): Finding => ({
  line: 2,
  appealId,
  outcome: "flagged",
  problems: [{ code: "intake/changed", message }],
});

const rejected = (appealId: string): Finding => ({ ...flagged(appealId, "wrong"), outcome: "rejected" });

const withdrawn = (appealId: string, events: number): Event => ({
  type: "ImportWithdrawn",
  appealId,
  at: 1_780_000_120_000,
  by: "hotline",
  importId: "one",
  reason: "the wrong file",
  events,
});
