import { no, ok, type Result } from "@swiftline/core";
import { parseInstant } from "@swiftline/core/time";

/** Why a request is refused: what its sender reads, and the HTTP status; several are of one status. */
export interface Wrong {
  readonly status: 400 | 403 | 404;
  readonly says: readonly string[];
}

export const wrong = (status: Wrong["status"], ...says: readonly string[]): Result<never, Wrong> =>
  no({ status, says });

/** The arguments of a request, from its query and its form. An empty one is as if it were not there. */
export interface Asked {
  readonly one: (name: string) => string | undefined;
  /** Of an argument that is repeated, or holds several by commas. */
  readonly many: (name: string) => readonly string[];
  readonly entries: readonly (readonly [string, string])[];
}

export function asked(...sources: readonly URLSearchParams[]): Asked {
  const entries = sources.flatMap((source) => [...source]).filter(([, value]) => value.trim() !== "");
  const valuesOf = (name: string) => entries.flatMap(([one, value]) => (one === name ? [value] : []));
  return {
    entries,
    one: (name) => valuesOf(name)[0],
    many: (name) => [...new Set(valuesOf(name).flatMap((value) => value.split(",").map((one) => one.trim())))],
  };
}

/** The form of a POST, which clients send in either of two ways; bytes that are no UTF-8 are refused. */
export async function formOf(request: Request): Promise<Result<URLSearchParams, Wrong>> {
  const type = request.headers.get("content-type") ?? "";
  try {
    if (/^multipart\/form-data\b/i.test(type)) {
      const texts = [...(await request.formData())].filter(([, value]) => typeof value === "string");
      return ok(new URLSearchParams(texts as [string, string][]));
    }
    if (!/^application\/x-www-form-urlencoded\b/i.test(type))
      return wrong(400, "Send the request as application/x-www-form-urlencoded or multipart/form-data.");
    const form = new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer());
    decodeURIComponent(form.replaceAll("+", " "));
    return ok(new URLSearchParams(form));
  } catch {
    return wrong(400, "The form cannot be read: it must be UTF-8.");
  }
}

/** W3C date and time with a zone, which is mandatory. */
export function momentOf(asked: Asked, name: string): Result<number | undefined, string> {
  const text = asked.one(name);
  if (text === undefined) return ok(undefined);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? parseInstant(text)
    : undefined;
  return instant === undefined ? no(`${name} must be like 2026-05-04T14:30:00Z, with a zone.`) : ok(instant);
}

/** A whole number of at least `least`. */
export function countOf(
  asked: Asked,
  name: string,
  { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
): Result<number, string> {
  const text = asked.one(name);
  if (text === undefined) return ok(usual);
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return count >= least && count <= most ? ok(count) : no(`${name} must be a whole number from ${least} to ${most}.`);
}
