import { isError, type Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { Instant } from "../../time/instant.ts";
import { type Catalogue, compileCatalogue } from "../catalogue.ts";
import { conditions as builtIn, withAttributes } from "../conditions/index.ts";
import type { Domain } from "../domain.ts";
import { type RoutingFolder, readCatalogue } from "../tables/read-catalogue.ts";

/** Reads tables that are not in force as the city would read its own: against its lists, with its attributes. */
export function readDraft(
  folders: readonly RoutingFolder[],
  { domain, startOfDate, conditions = builtIn }: DraftReading,
): Result<Catalogue, readonly Problem[]> {
  const { sets, problems } = readCatalogue(folders, withAttributes(conditions, domain), { domain, startOfDate });
  return problems.some(isError) ? no(problems) : ok(compileCatalogue(sets, domain));
}

export interface DraftReading {
  readonly domain: Domain;
  readonly startOfDate: (date: number) => Instant;
  readonly conditions?: Parameters<typeof withAttributes>[0];
}
