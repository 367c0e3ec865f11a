/** How services say, beside a list, that it goes on in another answer: ArcGIS, OData, Socrata and others, HAL, OGC API. */
const SIGNS = [
  /"exceededTransferLimit"\s*:\s*true\b/,
  /"has_?more"\s*:\s*true\b/i,
  /"(@odata\.)?nextLink"\s*:\s*"[^"]/,
  /"next"\s*:\s*("https?:|\{\s*"href")/,
  /"rel"\s*:\s*"next"/,
];

/** In characters: a sign that begins in one piece may end in the next. */
const LONGEST_SIGN = 100;

/** Looks at what stands around the records of a JSON document. */
export interface Surroundings {
  readonly add: (bytes: Buffer) => void;
  /** Whether that says that there are further pages. */
  readonly tellOfMore: () => boolean;
}

export function surroundings(): Surroundings {
  let isTold = false;
  let last = "";
  return {
    add(bytes) {
      const text = last + bytes.toString("latin1");
      isTold ||= SIGNS.some((sign) => sign.test(text));
      last = text.slice(-LONGEST_SIGN);
    },
    tellOfMore: () => isTold,
  };
}
