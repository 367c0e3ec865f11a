import { expect, test } from "vitest";
import { asLines, linesIn, ndjson } from "../../test/lines.ts";
import { problemIn } from "../../test/problem-in.ts";
import { hole, smallServer } from "../../test/small-server.ts";

const path = "/v1/bulk/acts";

/** A server with some holes; whoever sends names the actor in a header, and may do all but close. */
async function withHoles(count: number, options: Parameters<typeof smallServer>[0] = {}) {
  const server = smallServer({
    authorize: ({ headers }, scope) =>
      scope === "acts:close" ? "forbidden" : { name: "desk", actor: (headers.get("x-actor") ?? "hotline") as never },
    ...options,
  });
  for (let number = 0; number < count; number++) await server.send("POST", "/v1/appeals", hole);
  const acts = async (lines: readonly unknown[], by = "agency:roads") =>
    linesIn(await server.send("POST", path, asLines(lines), { ...ndjson, "x-actor": by }));
  return { ...server, acts };
}

test("acts to one appeal are done in the order of their lines", async () => {
  const { acts, log } = await withHoles(2);
  const life = (appealId: string) => [
    { appealId, act: "sign" },
    { appealId, act: "contact" },
    { appealId, act: "note", note: "on its way" },
    { appealId, act: "report-result", result: "filled" },
  ];
  const [first, second] = [life("testville:1"), life("testville:2")];
  const answers = await acts(first.flatMap((act, at) => [act, second[at]]));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(answers.at(-1)?.answer).toEqual({ id: "testville:2", version: 5, status: "reported", agency: "roads" });
  const { history } = await log.read("testville:1");
  expect(history.slice(-4).map(({ type }) => type)).toEqual([
    "AssignmentSigned",
    "CallerContacted",
    "ProgressNoted",
    "ResultReported",
  ]);
});

test("each act asks for its own scope, and is refused as it would be alone", async () => {
  const { acts } = await withHoles(1);
  const answers = await acts([
    { appealId: "testville:1", act: "close", because: "followed-up" },
    { appealId: "testville:9", act: "sign" },
    { appealId: "testville:1", act: "sign", extra: true },
    { appealId: "testville:1", act: "levitate" },
    { appealId: "testville:1", act: "park", plan: "frost", resolveOn: "soon" },
    { appealId: "testville:1" },
    { act: "sign" },
    { appealId: "testville:1", act: "correct-clock" },
  ]);
  expect(answers.map(({ status, problem }) => [status, problem?.code, problem?.errors?.[0]?.pointer])).toEqual([
    [403, "http/forbidden", undefined],
    [404, "appeal/unknown", undefined],
    [400, "http/invalid-request", "/extra"],
    [400, "http/invalid-request", "/act"],
    [400, "http/invalid-request", "/resolveOn"],
    [400, "http/invalid-request", "/act"],
    [400, "http/invalid-request", "/appealId"],
    [400, "http/invalid-request", "/act"],
  ]);
});

test("a line may say which state its sender has seen, and a server may ask that of every line", async () => {
  const { acts, send } = await withHoles(1, { requireIfMatch: true });
  const etag = (await send("GET", "/v1/appeals/testville:1")).headers.get("etag")?.replaceAll('"', "");
  const answers = await acts([
    { appealId: "testville:1", act: "sign" },
    { appealId: "testville:1", act: "sign", seen: "1-0" },
    { appealId: "testville:1", act: "sign", seen: etag },
  ]);
  expect(answers.map(({ status }) => status)).toEqual([428, 412, 200]);
});

test("under its key an act is done once", async () => {
  const { acts, log } = await withHoles(1);
  const line = { appealId: "testville:1", act: "note", note: "on its way", key: "one" };
  const answers = await acts([{ appealId: "testville:1", act: "sign" }, line, line]);
  expect(answers.map(({ status, replayed }) => [status, replayed])).toEqual([
    [200, undefined],
    [200, undefined],
    [200, true],
  ]);
  expect((await log.read("testville:1")).version).toBe(3);
});

test("the path takes no other method", async () => {
  const { send } = await withHoles(0);
  expect(await problemIn(await send("PUT", path, "{}"))).toMatchObject({ status: 405 });
});
