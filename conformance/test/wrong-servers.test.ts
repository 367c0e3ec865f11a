import { expect, test } from "vitest";
import { checks } from "../src/checks/index.ts";
import { runChecks } from "../src/run-checks.ts";
import { siteAt } from "../src/site.ts";
import { BASE, JURISDICTION, KEY, LATER, ourServer } from "./our-server.ts";
import { ofForm } from "./wrong-servers/of-form.ts";
import { ofMeaning } from "./wrong-servers/of-meaning.ts";
import { ofPosting } from "./wrong-servers/of-posting.ts";
import { ofSending } from "./wrong-servers/of-sending.ts";

const faults = [...ofForm, ...ofSending, ...ofMeaning, ...ofPosting];

/** Who only reads leaves a server as it is. */
const read = ourServer();

test.each(faults)(
  "a server that $server is caught by the checks meant for it, and by no other",
  async ({ spoil, caught, writes = false }) => {
    const fetch = spoil(await (writes ? ourServer() : read));
    const site = siteAt(BASE, { jurisdiction: JURISDICTION, posting: { apiKey: KEY }, fetch, now: () => LATER });
    const outcomes = await runChecks(site, { write: writes });
    const failed = outcomes.filter(({ verdict }) => verdict.result === "failed");
    expect(failed.map(({ id }) => id).toSorted()).toEqual([...caught].toSorted());
  },
);

test("there is a wrong server for every check of what answers mean, and for every step of an answer", () => {
  const stepOf = (id: string): string => id.replace(/^.*\.(xml|json)\./, "a step: ");
  const caught = new Set(faults.flatMap((fault) => fault.caught).map(stepOf));
  expect(checks.map(({ id }) => stepOf(id)).filter((id) => !caught.has(id))).toEqual([]);
});
