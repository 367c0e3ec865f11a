import { expect, test } from "vitest";
import { appealId, at, register, reportedBy, signedBy } from "../../test/life.ts";
import type { EventLog } from "../book/ports.ts";
import { testBook } from "../testing/test-city.ts";
import { memoryLog } from "./memory-log.ts";
import { openHotline } from "./open-hotline.ts";

const book = testBook();

test("an act answers the appeal that it led to, its version and all events of it", async () => {
  const hotline = openHotline({ log: memoryLog(), book });
  const acted = await hotline.act(register());
  expect(acted).toMatchObject({ ok: true, value: { appeal: { status: "dispatched" }, version: 1 } });
  expect(acted.ok && acted.value.events.map((event) => event.type)).toEqual(["AppealRegistered", "AppealDispatched"]);
  expect(acted.ok && acted.value.appeal).toEqual(await hotline.appeal(appealId));
  expect(await hotline.act(signedBy("roads"))).toMatchObject({
    ok: true,
    value: { appeal: { status: "signed" }, version: 2 },
  });
});

test("an appeal that nobody registered is not there, and an act on it is refused", async () => {
  const hotline = openHotline({ log: memoryLog(), book });
  expect(await hotline.appeal(appealId)).toBeUndefined();
  expect(await hotline.act(signedBy("roads"))).toEqual({ ok: false, reason: { code: "appeal/unknown", appealId } });
});

test("a refused act leaves the log as it was", async () => {
  const log = memoryLog();
  const hotline = openHotline({ log, book });
  await hotline.act(register());
  const before = await log.read(appealId);
  expect(await hotline.act(signedBy("desk"))).toMatchObject({ ok: false, reason: { code: "appeal/not-yours" } });
  expect(await log.read(appealId)).toEqual(before);
});

test("acts sent at once are done one after the other, each on what the others left", async () => {
  const log = memoryLog();
  const hotline = openHotline({ log, book });
  await hotline.act(register());
  const signing = await Promise.all([1, 2, 3, 4].map(() => hotline.act(signedBy("roads"))));
  expect(signing.filter((one) => one.ok).length).toBe(1);
  expect(signing.flatMap((one) => (one.ok ? [] : one.reason.code))).toEqual(Array(3).fill("appeal/wrong-status"));
  const notes = [1, 2, 3, 4].map((n) =>
    hotline.act({ type: "NoteProgress", appealId, at: at(20), by: "agency:roads", note: `step ${n}` }),
  );
  expect((await Promise.all(notes)).every((one) => one.ok)).toBe(true);
  const { version, history } = await log.read(appealId);
  expect(version).toBe(6);
  expect(history.flatMap((event) => (event.type === "ProgressNoted" ? event.note : [])).toSorted()).toEqual([
    "step 1",
    "step 2",
    "step 3",
    "step 4",
  ]);
});

test("whoever has seen an earlier version of the appeal is refused, and learns of the latest", async () => {
  const hotline = openHotline({ log: memoryLog(), book });
  await hotline.act(register());
  expect(await hotline.act(signedBy("roads"), 0)).toEqual({
    ok: false,
    reason: { code: "appeal/changed", seen: 0, version: 1 },
  });
  expect(await hotline.act(signedBy("roads"), 1)).toMatchObject({ ok: true, value: { version: 2 } });
});

test("the same appeal registered twice at once is registered once", async () => {
  const hotline = openHotline({ log: memoryLog(), book });
  const both = await Promise.all([hotline.act(register()), hotline.act(register())]);
  expect(both.map((one) => (one.ok ? "registered" : one.reason.code)).toSorted()).toEqual([
    "appeal/exists",
    "registered",
  ]);
});

test("a log that others win again and again is a conflict, and says what to do", async () => {
  const log = memoryLog();
  const lost: EventLog = {
    ...log,
    append: async ([append]) => ({
      ok: false,
      reason: { code: "log/conflict", appealId: append?.appealId ?? "", expected: 0, actual: 1 },
    }),
  };
  await expect(openHotline({ log: lost, book }).act(reportedBy("roads"))).resolves.toMatchObject({ ok: false });
  await expect(openHotline({ log: lost, book }).act(register())).rejects.toMatchObject({
    code: "store/conflict",
    tryThis: "send the command again",
  });
});
