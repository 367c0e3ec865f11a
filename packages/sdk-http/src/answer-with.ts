/**
 * What browsers are told of every answer: take it for what it says it is, run nothing in it, show it in no frame, and pass on to nobody
 * where it came from. `Strict-Transport-Security` is for the host to add, who knows whether it speaks TLS.
 */
const guarded = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** All of an answer but its body. */
export interface Head {
  readonly status: number;
  /** Besides those of every answer; `cache-control` must be among them. */
  readonly headers: Readonly<Record<string, string>> & { readonly "cache-control": string };
}

/** Makes a response. There is no other place that does, so that no answer lacks the headers that keep its reader safe. */
export const answerWith = (body: BodyInit | null, { status, headers }: Head): Response =>
  new Response(body, { status, headers: { ...guarded, ...headers } });
