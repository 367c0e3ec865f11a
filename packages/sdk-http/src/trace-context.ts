/** The trace that a request belongs to (W3C Trace Context, the Recommendation of 2021). */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** The span of whoever sent the request, 16 hexadecimal digits. */
  readonly parentId: string;
  /** Whether whoever sent it may have recorded it. */
  readonly sampled: boolean;
  /** What tracing systems have added, their entries joined by commas; undefined where there is none or it is not well formed. */
  readonly state?: string;
}

/** No digits but small ones, no version ff, no id of zeros. Versions to come may add more behind another dash. */
const TRACEPARENT =
  /^(?!ff)(?<version>[\da-f]{2})-(?!0{32})(?<traceId>[\da-f]{32})-(?!0{16})(?<parentId>[\da-f]{16})-(?<flags>[\da-f]{2})(?<more>-.*)?$/;

const SAMPLED = 1;

/** The trace that a request says it belongs to; undefined where what it says is not well formed: no trace is made up from it. */
export function traceIn(headers: Headers): TraceContext | undefined {
  const { version, traceId, parentId, flags, more } = TRACEPARENT.exec(headers.get("traceparent") ?? "")?.groups ?? {};
  if (traceId === undefined || parentId === undefined || flags === undefined) return undefined;
  if (version === "00" && more !== undefined) return undefined;
  const state = stateIn(headers.get("tracestate") ?? "");
  const sampled = (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED;
  return { traceId, parentId, sampled, ...(state !== undefined && { state }) };
}

const KEY = /^(?:[a-z][a-z\d_*/-]{0,255}|[a-z\d][a-z\d_*/-]{0,240}@[a-z][a-z\d_*/-]{0,13})$/;
/** Printable, without comma and equals sign, no blank at its end. */
const VALUE = /^[ -+\--<>-~]{0,255}[!-+\--<>-~]$/;
const MOST_ENTRIES = 32;

/** HTTP allows blanks around what commas divide (RFC 9110, 5.6.1). */
const withoutBlanks = (entry: string): string => entry.replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/g, "");

/** The entries, each `key=value`. One that is wrong spoils them all: nobody could tell what else is. */
function stateIn(header: string): string | undefined {
  const entries = header
    .split(",")
    .map(withoutBlanks)
    .filter((entry) => entry !== "");
  const keys = entries.map((entry) => entry.split("=", 1)[0] ?? "");
  const sound = entries.every((entry, place) => {
    const key = keys[place] ?? "";
    return KEY.test(key) && VALUE.test(entry.slice(key.length + 1)) && entry[key.length] === "=";
  });
  const single = new Set(keys).size === keys.length;
  return sound && single && entries.length > 0 && entries.length <= MOST_ENTRIES ? entries.join(",") : undefined;
}
