import { isGood, type Told, told } from "./reading-of.ts";
import type { Site } from "./site.ts";

/** Where discovery stands: below the base, or above it where several endpoints share it. */
export async function discoveryOf(site: Site): Promise<string> {
  for (const place of placesFrom(site.base))
    for (const format of ["xml", "json"]) {
      if (isGood(await site.ask({ path: `${place}/discovery.${format}` }))) return `${place}/discovery`;
    }
  return `${site.base}/discovery`;
}

export const discovered = async (site: Site): Promise<Told> => told(site, "discovery", await discoveryOf(site));

function placesFrom(base: string): readonly string[] {
  const { origin, pathname } = new URL(base);
  const steps = pathname.split("/").filter((step) => step !== "");
  return Array.from({ length: steps.length + 1 }, (_, up) => [origin, ...steps.slice(0, steps.length - up)].join("/"));
}
