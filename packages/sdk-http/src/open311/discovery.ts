import type { Answer } from "./answer.ts";

/** How a city takes part in Open311. */
export interface Open311Options {
  /** The city's id among those that speak Open311: by custom its root domain, such as `sfgov.org`. */
  readonly jurisdiction: string;
  /** Where GeoReport v2 is reached by others, without a slash at its end. */
  readonly url: string;
  /** Whom to write to, and how to get a key, in words. */
  readonly contact: string;
  readonly keyService: string;
  /** When the services were last changed, RFC 3339: clients keep them until then. */
  readonly changeset: string;
}

/** Where the endpoints are and what they speak. Two are named, as some clients take a single one for no list. */
export function discovery({ url, contact, keyService, changeset }: Open311Options): Answer {
  const endpoint = (type: "production" | "test") => ({
    specification: "http://wiki.open311.org/GeoReport_v2",
    url,
    changeset,
    type,
    formats: ["text/xml", "application/json"],
  });
  return {
    root: "discovery",
    content: {
      changeset,
      contact,
      key_service: keyService,
      endpoints: [endpoint("production"), endpoint("test")],
    },
  };
}
