import { expect, test } from "vitest";
import { runChecks } from "../src/run-checks.ts";
import { siteAt } from "../src/site.ts";
import { BASE, ourServer } from "./our-server.ts";

test("a check that breaks off has failed, and says so", async () => {
  const site = siteAt(BASE, { fetch: await ourServer() });
  const broken: typeof site = {
    ...site,
    ask(question) {
      if (question.path.startsWith("services.xml")) return site.ask(question);
      throw new TypeError("no such thing");
    },
  };
  const outcomes = await runChecks(broken, { write: false });
  const brokeOff = outcomes.filter(
    ({ verdict }) => verdict.result === "failed" && verdict.why === "the check broke off: no such thing",
  );
  expect(brokeOff.length).toBeGreaterThan(0);
  expect(outcomes.filter(({ verdict }) => verdict.result === "skipped" && verdict.why.includes("broke off"))).toEqual(
    [],
  );
});
