import { expect, test } from "vitest";
import { hole, smallServer } from "../test/small-server.ts";
import { preferencesOf } from "./prefer.ts";

const preferring = (prefer: string) => preferencesOf(new Request("http://city.example/", { headers: { prefer } }));
const none = { respondAsync: false };

test.each([
  ["return=minimal", { ...none, return: "minimal" }],
  ['Return = "representation"', { ...none, return: "representation" }],
  ["respond-async, wait=10", { respondAsync: true, wait: 10 }],
  ["RESPOND-ASYNC;please=yes;wait=9", { respondAsync: true }],
  ["handling=strict; x=1, return=minimal", { ...none, handling: "strict", return: "minimal" }],
  ["return=minimal, return=representation", { ...none, return: "minimal" }],
  ['priority="a, return=minimal", handling=lenient', { ...none, handling: "lenient" }],
  ["return=most", none],
  ["wait=-1", none],
  ["wait=1e9", none],
  [",,;=,", none],
  [`"${"\\".repeat(50_000)}`, none],
])("Prefer: %.60s", (sent, read) => {
  expect(preferring(sent)).toEqual(read);
});

test("nothing is preferred where nothing is said", () => {
  expect(preferencesOf(new Request("http://city.example/"))).toBeUndefined();
});

const minimal = { prefer: "return=minimal" };

test("whoever wants no more than to know that it is done gets the tag and the place, and no body", async () => {
  const { send } = smallServer();
  const registered = await send("POST", "/v1/appeals", hole, minimal);
  expect([registered.status, await registered.text()]).toEqual([201, ""]);
  expect(registered.headers.get("location")).toBe("appeals/testville%3A1");
  expect(registered.headers.get("preference-applied")).toBe("return=minimal");
  const read = await send("GET", "/v1/appeals/testville:1", undefined, minimal);
  expect(read.headers.get("etag")).toBe(registered.headers.get("etag"));
  expect(read.headers.get("preference-applied")).toBeNull();
});

test("an act without an answer's body is 204, also when it is replayed", async () => {
  const { send } = smallServer({
    authorize: ({ url }) => ({ name: "desk", actor: url.endsWith("/sign") ? "agency:roads" : "hotline" }),
  });
  await send("POST", "/v1/appeals", hole);
  const once = { ...minimal, "idempotency-key": "a-1" };
  for (const replayed of [null, "true"]) {
    const signed = await send("POST", "/v1/appeals/testville:1/acts/sign", {}, once);
    expect([signed.status, await signed.text()]).toEqual([204, ""]);
    expect(signed.headers.get("idempotency-replayed")).toBe(replayed);
    expect(signed.headers.get("etag")).toMatch(/^"2-/);
  }
});

test("what answers a question is answered in full, whatever is preferred", async () => {
  const { send } = smallServer();
  const decided = await send("POST", "/v1/routing/decisions", hole, minimal);
  expect([decided.status, decided.headers.get("preference-applied")]).toEqual([200, null]);
  expect(await decided.json()).toMatchObject({ status: "dispatched" });
});

test("the state that a write made is answered where that is preferred, and it is said so", async () => {
  const { send } = smallServer();
  const registered = await send("POST", "/v1/appeals", hole, { prefer: "return=representation, handling=strict" });
  expect(registered.headers.get("preference-applied")).toBe("return=representation, handling=strict");
  expect(await registered.json()).toMatchObject({ id: "testville:1" });
});
