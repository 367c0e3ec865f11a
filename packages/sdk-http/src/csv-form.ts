import { parseAccept } from "hono/utils/accept";
import type { Route } from "./route.ts";

export const CSV = "text/csv";

/** Whether an answer is to be a table: its route can write one, and the reader names it and likes it better than JSON (`Accept`). */
export function isWantedAsCsv({ csv }: Pick<Route, "csv">, request: Request): boolean {
  if (csv === undefined) return false;
  const ranges = parseAccept(request.headers.get("accept") ?? "");
  const likes = (wanted: string): number => ranges.find(({ type }) => type.toLowerCase() === wanted)?.q ?? 0;
  return likes(CSV) > likes("application/json");
}

/** The tag of an answer in the form in which it is wanted: two forms of one answer are not the same byte for byte. */
export const tagInForm = (etag: string | undefined, asCsv: boolean): string | undefined =>
  etag !== undefined && asCsv ? `${etag}-csv` : etag;
