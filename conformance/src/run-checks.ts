import { type Check, failed, passed, skipped, type Verdict } from "./check.ts";
import { checks } from "./checks/index.ts";
import { isAnswered } from "./reading-of.ts";
import type { Site } from "./site.ts";

export interface Outcome {
  readonly id: string;
  readonly section: string;
  readonly says: string;
  readonly verdict: Verdict;
}

/** Runs every check, one after the other, so that a server is asked one thing at a time. */
export async function runChecks(site: Site, { write }: { readonly write: boolean }): Promise<readonly Outcome[]> {
  const first = await site.ask({ path: "services.xml" });
  const silent = isAnswered(first) || isAnswered(await site.ask({ path: "services.json" })) ? undefined : first;
  const outcomes: Outcome[] = [
    {
      id: "reachable",
      section: "clients",
      says: "there is a server at the address",
      verdict: silent === undefined ? passed : failed(silent, silent.why),
    },
  ];
  for (const { id, section, says, ...check } of checks) {
    const verdict =
      silent === undefined
        ? await verdictOf(check, { site, write, url: first.url })
        : skipped("the server cannot be reached");
    outcomes.push({ id, section, says, verdict });
  }
  return outcomes;
}

async function verdictOf(
  { writes, run }: Pick<Check, "writes" | "run">,
  { site, write, url }: { readonly site: Site; readonly write: boolean; readonly url: string },
): Promise<Verdict> {
  if (writes && !write) return skipped("it makes requests for service: --write allows that");
  try {
    return await run(site);
  } catch (error) {
    const why = `the check broke off: ${error instanceof Error ? error.message : String(error)}`;
    return failed({ url, why }, why);
  }
}
