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
  const isThere = isAnswered(first) || isAnswered(await site.ask({ path: "services.json" }));
  const outcomes: Outcome[] = [
    {
      id: "reachable",
      section: "clients",
      says: "there is a server at the address",
      verdict: isThere || isAnswered(first) ? passed : failed(first, first.why),
    },
  ];
  for (const { id, section, says, ...check } of checks) {
    const verdict = isThere ? await verdictOf(check, { site, write }) : skipped("the server cannot be reached");
    outcomes.push({ id, section, says, verdict });
  }
  return outcomes;
}

async function verdictOf(
  { writes, run }: Pick<Check, "writes" | "run">,
  { site, write }: { readonly site: Site; readonly write: boolean },
): Promise<Verdict> {
  if (writes && !write) return skipped("it makes requests for service: --write allows that");
  try {
    return await run(site);
  } catch (error) {
    return skipped(`the check broke off: ${error instanceof Error ? error.message : String(error)}`);
  }
}
