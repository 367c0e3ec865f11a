import { wantedBy } from "./command-line.ts";
import { countOf, inColours, plain, report, results } from "./present.ts";
import { runChecks } from "./run-checks.ts";
import { siteAt } from "./site.ts";

const wanted = wantedBy(process.argv.slice(2).filter((one) => one !== "--"));
if (typeof wanted === "string") {
  process.stderr.write(`${wanted}\n`);
  process.exitCode = 2;
} else {
  const { url, jurisdiction, write, json, patience, ...posting } = wanted;
  const site = siteAt(url, { jurisdiction, posting, patience });
  const outcomes = await runChecks(site, { write });
  const isSeen = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const counts = Object.fromEntries(results.map((result) => [result, countOf(outcomes, result)]));
  const checks = outcomes.map(({ verdict, ...check }) => ({ ...check, ...verdict }));
  const told = json
    ? JSON.stringify({ url: site.base, ...counts, checks }, undefined, 2)
    : report(site.base, outcomes, isSeen ? inColours : plain);
  process.stdout.write(`${told}\n`);
  process.exitCode = countOf(outcomes, "failed") > 0 ? 1 : 0;
}
