import { parseArgs } from "node:util";

const usage = `pnpm conformance URL [--jurisdiction ID] [--write --api-key KEY [--service CODE] [--at LAT,LONG]] [--timeout SECONDS] [--json]

Checks whether the server at URL speaks Open311 GeoReport v2, such as https://city.example/open311/v2.
It only reads, unless --write lets it make a few requests for service; then it needs a key.
Ends with 0 where no check failed, 1 where one did, 2 where it was called wrongly.`;

const options = {
  jurisdiction: { type: "string" },
  write: { type: "boolean", default: false },
  "api-key": { type: "string" },
  service: { type: "string" },
  at: { type: "string" },
  timeout: { type: "string", default: "20" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

export interface Wanted {
  readonly url: string;
  readonly jurisdiction: string | undefined;
  readonly write: boolean;
  readonly apiKey: string | undefined;
  readonly service: string | undefined;
  readonly at: readonly [string, string] | undefined;
  /** In milliseconds. */
  readonly patience: number;
  readonly json: boolean;
}

/** What is asked for on the command line, or in words what is wrong with it and how it is called. */
export function wantedBy(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [url, ...more] = positionals;
    const [latitude, longitude, ...rest] = values.at?.split(",") ?? [];
    const at = latitude === undefined || longitude === undefined ? undefined : ([latitude, longitude] as const);
    const wrong = (says: string): string => `${says}\n\n${usage}`;
    if (values.help || url === undefined || more.length > 0) return usage;
    if (!isAddress(URL.parse(url))) return wrong(`${url} is no address such as https://city.example/open311/v2`);
    if (values.at !== undefined && (rest.length > 0 || !at?.every(isNumber)))
      return wrong("--at takes a latitude and a longitude, such as 40.7,-74.0");
    if (!isNumber(values.timeout) || Number(values.timeout) <= 0) return wrong("--timeout takes seconds");
    if (values.write && values["api-key"] === undefined) return wrong("--write needs an --api-key");
    const { jurisdiction, write, service, json, timeout } = values;
    return { url, jurisdiction, write, service, json, at, apiKey: values["api-key"], patience: Number(timeout) * 1000 };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

/** Fetch takes no address with a name and password in it. */
const isAddress = (url: URL | null): boolean =>
  url !== null && /^https?:$/.test(url.protocol) && url.search + url.hash + url.username + url.password === "";

const isNumber = (text: string): boolean => /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text);
