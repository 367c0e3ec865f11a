import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";

test("a body that is no JSON is told where, and nothing of it is told back", async () => {
  const { send } = smallServer();
  for (const body of ['{"text": "Wang Li, 555-0199', '{"text": wangli }', '{"name": "Wang\nLi"}', "wangli"]) {
    const response = await send("POST", "/v1/appeals", body);
    const told = await response.clone().text();
    expect(await problemIn(response)).toMatchObject({ status: 400, code: "http/malformed-json" });
    expect(told).not.toMatch(/wang|555/i);
  }
  const { detail } = await problemIn(await send("POST", "/v1/appeals", '{\n  "text": "a"\n  "b": 1 }'));
  expect(detail).toBe("Line 3, column 3.");
});

test("text that no database keeps as it is, is refused with its place", async () => {
  const { send } = smallServer();
  const body = `{"hotline": "\\ud800", "text": "a\\u0000b", "list": [1, "\\uDC00\\uD800"], "fine": "\\ud83d\\ude00", "a\\u0000": {}}`;
  const { code, errors = [] } = await problemIn(await send("POST", "/v1/appeals", body));
  expect(code).toBe("http/invalid-request");
  expect(errors.map(({ pointer }) => pointer)).toEqual(["/hotline", "/text", "/list/1", ""]);
  expect((await send("POST", "/v1/appeals", { ...hole, text: "😀 \\u0000 \\ud800" })).status).toBe(201);
});

test("of a name that stands twice the last value holds, as for every reader of JavaScript", async () => {
  const { send } = smallServer();
  const twice = JSON.stringify(hole).replace("{", '{"text": "first",');
  expect(await (await send("POST", "/v1/appeals", twice)).json()).toMatchObject({
    matter: { text: hole.text },
  });
});

test.each(["__proto__", "constructor", "prototype", "toString"])("%s is a name like any other", async (name) => {
  const { send } = smallServer();
  const place = `{"${name}": {"isStaff": true}, ${JSON.stringify(hole).slice(1)}`;
  const { errors } = await problemIn(await send("POST", "/v1/appeals", place));
  expect(errors).toEqual([{ detail: `${name} is not known here`, pointer: `/${name}` }]);
  const attributes = `{"attributes": {"${name}": "x"}, ${JSON.stringify(hole).slice(1)}`;
  expect((await send("POST", "/v1/appeals", attributes)).status).toBeLessThan(500);
  expect(await problemIn(await send("GET", `/v1/appeals?${name}=1`))).toMatchObject({ status: 400 });
  expect(({} as { isStaff?: unknown }).isStaff).toBeUndefined();
});

test("an act that needs to know nothing may be sent without a body; bytes that do not say what they are, may not", async () => {
  const { handle } = smallServer({ authorize: () => ({ name: "roads", actor: "agency:roads" }) });
  const url = "http://city.example/v1/appeals/testville:1/acts/sign";
  expect((await problemIn(await handle(new Request(url, { method: "POST" })))).code).toBe("appeal/unknown");
  const bytes = new TextEncoder().encode("{}");
  expect((await problemIn(await handle(new Request(url, { method: "POST", body: bytes })))).code).toBe("http/not-json");
});
