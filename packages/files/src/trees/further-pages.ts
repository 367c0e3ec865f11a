/** How services say, beside a list, that it goes on in another answer: ArcGIS, OData, Socrata and others, HAL, OGC API. */
const SIGNS = [
  /"exceededTransferLimit"\s*:\s*true\b/,
  /"has_?more"\s*:\s*true\b/i,
  /"(@odata\.)?nextLink"\s*:\s*"[^"]/,
  /"next"\s*:\s*("https?:|\{\s*"href")/,
  /"rel"\s*:\s*"next"/,
];

/** What stands around the records is short; of what is longer no more is looked at. In bytes. */
const MOST = 65_536;

/** Looks at what stands around the records of a JSON document. */
export interface Surroundings {
  readonly add: (bytes: Buffer) => void;
  /** Whether that says that there are further pages. */
  readonly tellOfMore: () => boolean;
}

export function surroundings(): Surroundings {
  let text = "";
  return {
    add(bytes) {
      text += bytes.toString("latin1", 0, MOST - text.length);
    },
    tellOfMore: () => SIGNS.some((sign) => sign.test(text)),
  };
}
