import type { PolicyBook } from "@swiftline/core/book";
import type { Open311 } from "@swiftline/core/city";
import { formatInstant } from "@swiftline/core/time";
import type { Answer } from "./answer.ts";

/** What the host knows about its Open311; all else is said in the city's `open311.yaml`. */
export interface Open311Options {
  /** Where GeoReport v2 is reached by others, without a slash at its end, if not at the address to which requests come. */
  readonly url?: string;
  /** How many pictures a request may bring, and how large each may be in bytes; 5 and 10 MiB when left out. */
  readonly media?: { readonly most?: number; readonly mostBytes?: number };
}

/** How the city takes part in Open311. Throws where its folder has no `open311.yaml`. */
export function open311Of({ city, open311 }: PolicyBook): Open311 {
  if (open311 === undefined) throw new TypeError(`${city.id} takes no part in Open311: its folder has no open311.yaml`);
  return open311;
}

/**
 * Where the endpoints are and what they speak: those that the city names, else the one at `url`. A single one is told twice,
 * since some clients take a single element for no list.
 */
export function discovery({ contact, keyService, endpoints, ...said }: Open311, url: string): Answer {
  const changeset = formatInstant(said.changeset);
  const [first = { type: "production", url }, ...others] = endpoints;
  const told = others.length === 0 ? [first, first] : [first, ...others];
  return {
    root: "discovery",
    content: {
      changeset,
      contact,
      key_service: keyService,
      endpoints: told.map((endpoint) => ({
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: endpoint.url,
        changeset,
        type: endpoint.type,
        formats: ["text/xml", "application/json"],
      })),
    },
  };
}
