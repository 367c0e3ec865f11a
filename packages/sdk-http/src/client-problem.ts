import type { ProblemDocument, ProblemPart } from "./problem.ts";

/** What the server's answer says when it is no problem of ours: a proxy in between, say. */
type Told = Omit<ProblemDocument, "code" | "instance"> &
  Partial<Pick<ProblemDocument, "code" | "instance">> & { readonly retryAfter?: number | undefined };

/**
 * The server said no. The fields are those of its problem (RFC 9457); without `code` it was not Swiftline that answered. The message
 * names the first places that are wrong: `400 http/invalid-request: /category is required; …`.
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  readonly code: ProblemDocument["code"] | undefined;
  readonly errors: readonly ProblemPart[];
  /** By what the server's logs know the request. */
  readonly requestId: string | undefined;
  /** After how many milliseconds the server would be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor({ type, title, status, detail, instance, code, errors, requestId, retryAfter }: Told) {
    super(`${status}${code === undefined ? "" : ` ${code}`}: ${placesIn(errors) ?? detail ?? title}`);
    this.type = type;
    this.title = title;
    this.status = status;
    this.detail = detail;
    this.instance = instance;
    this.code = code;
    this.errors = errors ?? [];
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

const MOST_PLACES = 3;

/** What is wrong, with its places, of which the first are enough to go on. */
function placesIn(errors: readonly ProblemPart[] = []): string | undefined {
  if (errors.length === 0) return undefined;
  const first = errors.slice(0, MOST_PLACES);
  const told = first.map(({ pointer, parameter, detail }) => [pointer || parameter, detail].filter(Boolean).join(" "));
  return [...told, ...(errors.length > first.length ? [`${errors.length - first.length} more`] : [])].join("; ");
}

/** Recognises a {@link ProblemError} by its name, also one that another copy of this package threw. */
export const isProblemError = (error: unknown): error is ProblemError =>
  error instanceof Error && error.name === "ProblemError";

/** The no of an answer. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const { status, statusText, headers } = response;
  const told = headers.get("content-type")?.startsWith("application/problem+json")
    ? ((await response.json()) as ProblemDocument)
    : { type: "about:blank", title: statusText || `HTTP ${status}`, status };
  return new ProblemError({ ...told, retryAfter: retryAfterOf(response) });
}

/** What `Retry-After` asks for, in milliseconds: it is written in seconds, or as a date (RFC 9110, 10.2.3). */
export function retryAfterOf({ headers }: Response): number | undefined {
  const told = headers.get("retry-after");
  if (told === null) return undefined;
  const asked = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now();
  return Number.isNaN(asked) ? undefined : Math.max(asked, 0);
}
