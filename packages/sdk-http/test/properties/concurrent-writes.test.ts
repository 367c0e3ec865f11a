import { memoryLog, openHotline } from "@swiftline/core";
import type { EventLog } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { memoryReplays } from "../../src/memory-replays.ts";
import { hole, smallServer } from "../small-server.ts";

const note = "/v1/appeals/testville:1/acts/note";

/** A log that takes as long as chance has it, so that whoever writes meets whoever else does. */
function slowLog(pauses: readonly number[]): EventLog {
  const log = memoryLog();
  let turn = 0;
  const after = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    for (let left = pauses[turn++ % pauses.length] ?? 0; left > 0; left--) await Promise.resolve();
    return work();
  };
  return {
    ...log,
    read: (id) => after(() => log.read(id)),
    append: (...appends) => after(() => log.append(...appends)),
  };
}

const pauses = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 20 });
const senders = fc.integer({ min: 2, max: 12 });

/** Two servers over one log, as two processes are, each with a clock that goes on whenever it is looked at. */
async function twoServers(log: EventLog) {
  const [hotline, other] = [openHotline({ log, book: testBook() }), openHotline({ log, book: testBook() })];
  let at = Date.UTC(2026, 4, 4, 12);
  const options = { now: () => ++at, authorize: () => ({ name: "roads", actor: "agency:roads" }) as const };
  const replays = memoryReplays();
  const servers = [smallServer({ hotline, replays, ...options }), smallServer({ hotline: other, replays, ...options })];
  await hotline.act({ ...hole, type: "RegisterAppeal", appealId: "testville:1", at, by: "caller" });
  return servers as [(typeof servers)[0], (typeof servers)[0]];
}

const notesIn = async (log: EventLog): Promise<readonly string[]> =>
  (await log.read("testville:1")).history.flatMap((event) => (event.type === "ProgressNoted" ? [event.note] : []));

test("of all who act on what they have seen, in each round one does and the others are told that it has changed", async () => {
  await fc.assert(
    fc.asyncProperty(pauses, senders, fc.integer({ min: 1, max: 5 }), async (times, count, rounds) => {
      const log = slowLog(times);
      const [one, other] = await twoServers(log);
      for (let round = 0; round < rounds; round++) {
        const tag = (await one.send("GET", "/v1/appeals/testville:1")).headers.get("etag") ?? "";
        const answers = await Promise.all(
          Array.from({ length: count }, (_, sender) =>
            (sender % 2 === 0 ? one : other).send("POST", note, { note: `${round}-${sender}` }, { "if-match": tag }),
          ),
        );
        const statuses = answers.map(({ status }) => status).toSorted();
        expect(statuses).toEqual([200, ...Array.from({ length: count - 1 }, () => 412)]);
        const winner = answers.find(({ status }) => status === 200);
        const read = await other.send("GET", "/v1/appeals/testville:1");
        expect(read.headers.get("etag")).toBe(winner?.headers.get("etag"));
      }
      expect(await notesIn(log)).toHaveLength(rounds);
    }),
    tried(30, 2000),
  );
});

test("of all who act at once, having seen nothing, each is heard once and none is told that they came too early", async () => {
  await fc.assert(
    fc.asyncProperty(pauses, fc.integer({ min: 2, max: 30 }), async (times, count) => {
      const log = slowLog(times);
      const [{ send, errors }] = await twoServers(log);
      const said = Array.from({ length: count }, (_, sender) => `note ${sender}`);
      const answers = await Promise.all(said.map((one) => send("POST", note, { note: one })));
      expect(errors).toEqual([]);
      expect(answers.map(({ status }) => status)).toEqual(said.map(() => 200));
      expect((await notesIn(log)).toSorted()).toEqual(said.toSorted());
    }),
    tried(30, 2000),
  );
});

test("whoever sends the same under one key, to whichever server and however often, has it done once and one answer", async () => {
  await fc.assert(
    fc.asyncProperty(pauses, senders, async (times, count) => {
      const log = slowLog(times);
      const servers = await twoServers(log);
      const bodies = new Set<string>();
      for (let isAnswered = false, tries = 0; !isAnswered; tries++) {
        expect(tries).toBeLessThan(100);
        const answers = await Promise.all(
          Array.from({ length: count }, (_, sender) =>
            servers[sender % 2]!.send("POST", note, { note: "once" }, { "idempotency-key": "k" }),
          ),
        );
        for (const answer of answers) if (answer.status !== 409) bodies.add(`${answer.status} ${await answer.text()}`);
        isAnswered = answers.every(({ status }) => status === 200);
      }
      expect(bodies.size).toBe(1);
      expect(await notesIn(log)).toEqual(["once"]);
    }),
    tried(30, 2000),
  );
});
