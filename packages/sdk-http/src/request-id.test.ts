import { expect, test } from "vitest";
import { requestIdIn } from "./request-id.ts";

test.each([
  ["a", true],
  ["~!{}\"'<>", true],
  ["x".repeat(128), true],
  ["x".repeat(129), false],
  ["", false],
  ["two words", false],
  ["tab\there", false],
  ["ö", false],
])("whether %j can be what a request is called", (said, isSound) => {
  expect(requestIdIn(new Headers({ "x-request-id": said }))).toBe(isSound ? said : undefined);
});

test("a request that is called by two names has none", () => {
  const headers = new Headers();
  for (const said of ["a", "b"]) headers.append("x-request-id", said);
  expect(requestIdIn(headers)).toBeUndefined();
  expect(requestIdIn(new Headers())).toBeUndefined();
});
