import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { fedLog } from "../../test/fed-log.ts";
import { asLines, linesIn, ndjson } from "../../test/lines.ts";
import { listen } from "../../test/listen.ts";
import { problemIn } from "../../test/problem-in.ts";
import { HOUR, hole, smallServer } from "../../test/small-server.ts";

const path = "/v1/bulk/appeals";

const registered = async ({ log }: Pick<ReturnType<typeof smallServer>, "log">) =>
  (await Array.fromAsync(log.all())).map(({ appealId }) => appealId);

test("every line is an appeal, and every answer says which and how it stands", async () => {
  const server = smallServer();
  const response = await server.send("POST", path, asLines([hole, { ...hole, category: "noise-night" }]), ndjson);
  expect(await linesIn(response)).toEqual([
    { line: 1, status: 201, answer: { id: "testville:1", version: 1, status: "dispatched", agency: "roads" } },
    { line: 2, status: 201, answer: { id: "testville:2", version: 1, status: "dispatched", agency: "east-office" } },
  ]);
  expect(await registered(server)).toEqual(["testville:1", "testville:2"]);
});

test("what is wrong with a line is its own problem, with its place; the others are written", async () => {
  const server = smallServer();
  const bad = [
    "{",
    "[]",
    '"text"',
    "null",
    { ...hole, area: "atlantis" },
    { ...hole, kind: "ufo", extra: 1 },
    { ...hole, key: "two words" },
    `{"hotline":"testville","text":"\\ud800"}`,
    "[".repeat(50),
    "\u0000",
  ];
  const response = await server.send(
    "POST",
    path,
    `\uFEFF${asLines([hole, ...bad])}\r\n${JSON.stringify(hole)}`,
    ndjson,
  );
  const answers = await linesIn(response);
  expect(answers.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]);
  expect(answers.map(({ status, problem }) => [status, problem?.code])).toEqual([
    [201, undefined],
    [400, "http/malformed-json"],
    ...[1, 2, 3].map(() => [400, "http/invalid-request"]),
    [422, "city/unknown-area"],
    ...[1, 2, 3].map(() => [400, "http/invalid-request"]),
    [400, "http/nested-too-deep"],
    [400, "http/malformed-json"],
    [201, undefined],
  ]);
  expect(answers[6]?.problem?.errors?.map(({ pointer }) => pointer)).toEqual(["/kind", "/extra"]);
  expect(await registered(server)).toHaveLength(2);
});

test("a line that is no UTF-8 harms no other", async () => {
  const server = smallServer();
  const line = new TextEncoder().encode(`${JSON.stringify(hole)}\n`);
  const body = new Blob([line, new Uint8Array([0x22, 0xff, 0x22, 0x0a]), line]);
  const request = new Request(`http://city.example${path}`, { method: "POST", headers: ndjson, body });
  const answers = await linesIn(await server.handle(request));
  expect(answers.map(({ status }) => status)).toEqual([201, 400, 201]);
});

test("a key of a line that is free again after a day does not call up what was registered under it before", async () => {
  const server = smallServer({ newId: (once = "") => once.slice(0, 8) });
  for (const text of ["A hole.", "Another hole."]) {
    const bodies = [
      [[{ ...hole, text, key: "0001" }], ndjson],
      [[{ ...hole, text }], { ...ndjson, "idempotency-key": "0001" }],
    ] as const;
    for (const [lines, headers] of bodies)
      expect((await linesIn(await server.send("POST", path, asLines(lines), headers)))[0]?.status).toBe(201);
    server.wait(25 * HOUR);
  }
  expect(new Set(await registered(server)).size).toBe(4);
});

test("under its key a line is carried out once, in one body and in several, alone or with its whole request", async () => {
  const server = smallServer();
  const [one, two] = [
    { ...hole, key: "one" },
    { ...hole, key: "two" },
  ];
  const first = await linesIn(await server.send("POST", path, asLines([one, one, two]), ndjson));
  expect(first.map(({ answer, replayed }) => [(answer as { id: string }).id, replayed])).toEqual([
    ["testville:1", undefined],
    ["testville:1", true],
    ["testville:2", undefined],
  ]);
  const again = await linesIn(await server.send("POST", path, asLines([two, { ...one, text: "Another." }]), ndjson));
  expect(again[0]).toEqual({ ...first[2], line: 1, replayed: true });
  expect(again[1]?.problem).toMatchObject({ status: 422, code: "http/key-of-another" });
  const keyed = { ...ndjson, "idempotency-key": "whole" };
  const whole = await linesIn(await server.send("POST", path, asLines([hole, hole]), keyed));
  const wholeAgain = await linesIn(await server.send("POST", path, asLines([hole, hole]), keyed));
  expect(wholeAgain).toEqual(whole.map((line) => ({ ...line, replayed: true })));
  expect(await registered(server)).toHaveLength(4);
});

test("the id of an appeal that has a key says nothing of who called, whether the line has the key or all of them", async () => {
  for (const [line, headers] of [
    [{ key: "one" }, ndjson],
    [{}, { ...ndjson, "idempotency-key": "whole" }],
  ] as const) {
    const ids = ["555-0199", "555-0142"].map(async (phone) => {
      const server = smallServer({ newId: (once = "") => once.slice(0, 8) });
      await linesIn(await server.send("POST", path, asLines([{ ...hole, ...line, caller: { phone } }]), headers));
      return registered(server);
    });
    expect(await ids[0]).toEqual(await ids[1]);
  }
});

test("who may not register learns so before anything is read; a body of another type is refused", async () => {
  const forbidden = smallServer({ authorize: () => "forbidden" });
  expect(await problemIn(await forbidden.send("POST", path, asLines([hole]), ndjson))).toMatchObject({ status: 403 });
  const { send } = smallServer();
  expect(await problemIn(await send("POST", path, [hole]))).toMatchObject({ status: 415, code: "http/not-ndjson" });
  const packed = await send("POST", path, asLines([hole]), { ...ndjson, "content-encoding": "gzip" });
  expect(await problemIn(packed)).toMatchObject({ status: 415, code: "http/encoded-body" });
  expect(await problemIn(await send("POST", `${path}?dry=1`, asLines([hole]), ndjson))).toMatchObject({
    status: 400,
    errors: [{ parameter: "dry" }],
  });
});

test("of many lines each counts where it is limited how much one may ask for", async () => {
  let drawn = 0;
  const rateLimit = () => ({ isExceeded: ++drawn > 3, limit: 3, remaining: 0, resetSeconds: 1, policy: "test" });
  const { send } = smallServer({ rateLimit: rateLimit as never });
  const answers = await linesIn(await send("POST", path, asLines([hole, hole, hole, hole]), ndjson));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 429, 429]);
});

test("a fault is the line's own, is told to the host, and quotes nothing", async () => {
  const broken = new Error("disk");
  const server = smallServer({ hotline: { ...smallServer().hotline, act: () => Promise.reject(broken) } });
  const answers = await linesIn(await server.send("POST", path, asLines([hole]), ndjson));
  expect(answers).toMatchObject([{ line: 1, status: 500, problem: { code: "http/internal" } }]);
  expect(server.errors).toEqual([broken]);
});

test("over a socket, a line is answered before the next one is sent, and what breaks off is not written", async () => {
  const { log, changes } = fedLog();
  const server = smallServer({ hotline: openHotline({ log, book: testBook() }), changes });
  await using listening = await listen(server.handle);
  const { body, line, breakOff } = slowBody();
  const sent = fetch(`${listening.url}${path}`, {
    method: "POST",
    headers: ndjson,
    body,
    duplex: "half",
  } as RequestInit);
  line(asLines([hole]));
  const reader = (await sent).body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(JSON.parse((await reader?.read())?.value ?? "")).toMatchObject({ line: 1, status: 201 });
  line(asLines([hole]));
  expect(JSON.parse((await reader?.read())?.value ?? "")).toMatchObject({ line: 2, status: 201 });
  line(JSON.stringify(hole));
  breakOff();
  await reader?.closed.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

/** A body that is sent as the test goes on. */
function slowBody() {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stream = controller;
    },
  });
  return {
    body,
    line: (text: string) => stream?.enqueue(new TextEncoder().encode(text)),
    breakOff: () => stream?.error(new Error("gone")),
  };
}
