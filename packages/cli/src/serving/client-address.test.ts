import { expect, test } from "vitest";
import { clientOf, forwardedClientOf, keepClient } from "./client-address.ts";

const from = (forwarded?: string): Request => {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const request = new Request("http://city.example/", { headers });
  keepClient(request, "10.0.0.1");
  return request;
};

test.each([
  [undefined, "10.0.0.1"],
  ["", "10.0.0.1"],
  ["203.0.113.7", "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["made-up,made-up, 2001:db8::1 ", "2001:db8:0:0::/64"],
])("of %j a proxy that is trusted has written %s", (forwarded, client) => {
  expect(forwardedClientOf(from(forwarded))).toBe(client);
});

test("without such a proxy nobody may say who they are", () => {
  expect(clientOf(from("203.0.113.7"))).toBe("10.0.0.1");
  expect(clientOf(new Request("http://city.example/"))).toBeUndefined();
});
