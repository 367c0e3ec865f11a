import { expect, test } from "vitest";
import { listen } from "../../packages/sdk-http/test/listen.ts";
import { runChecks } from "../src/run-checks.ts";
import { siteAt } from "../src/site.ts";
import { JURISDICTION, KEY, LATER, ourServer } from "./our-server.ts";

test("our own server passes every check over a socket, in both formats, and none is skipped", async () => {
  await using server = await listen(await ourServer());
  const site = siteAt(`${server.url}/open311/v2/`, {
    jurisdiction: JURISDICTION,
    posting: { apiKey: KEY },
    now: () => LATER,
  });
  const outcomes = await runChecks(site, { write: true });
  expect(outcomes.filter(({ verdict }) => verdict.result !== "passed")).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(150);
});
