import { testBook } from "@swiftline/core/testing";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore } from "./open-store.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const portal = { id: "3f9a01cc", hash: "ab", name: "portal", actor: "caller", createdAt: 2 } as const;
const roads = {
  id: "00000001",
  hash: "cd",
  name: "roads desk",
  actor: "agency:roads",
  scopes: ["appeals:read"],
  createdAt: 1,
  expiresAt: 9,
} as const;

test("a key is found by its id as it was made, also after the store was closed", async () => {
  const file = folder.file("keys.sqlite");
  const one = await openStore(file, { book: testBook(), mode: "write" });
  await one.apiKeys.add(portal);
  await one.apiKeys.add(roads);
  await one.close();
  const { apiKeys, close } = await openStore(file, { book: testBook(), mode: "read" });
  expect(await apiKeys.find("3f9a01cc")).toEqual(portal);
  expect(await apiKeys.find("00000001")).toEqual(roads);
  expect(await apiKeys.find("ffffffff")).toBeUndefined();
  expect(await apiKeys.list()).toEqual([roads, portal]);
  await close();
});

test("a key is revoked once and stays in the list", async () => {
  const { apiKeys, close } = await openStore(":memory:", { book: testBook(), mode: "write" });
  await apiKeys.add(portal);
  expect(await apiKeys.revoke("3f9a01cc", 5)).toBe(true);
  expect(await apiKeys.revoke("3f9a01cc", 6)).toBe(false);
  expect(await apiKeys.revoke("ffffffff", 6)).toBe(false);
  expect(await apiKeys.list()).toEqual([{ ...portal, revokedAt: 5 }]);
  await close();
});
