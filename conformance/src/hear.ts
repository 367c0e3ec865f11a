/** What a server said to one question, or why nothing was heard of it. */
export type Heard = Answered | Unheard;

export interface Answered {
  readonly url: string;
  readonly status: number;
  readonly type: string;
  /** Undefined where the bytes are no UTF-8. */
  readonly text: string | undefined;
}

export interface Unheard {
  readonly url: string;
  readonly why: string;
}

/** How a server is listened to. */
export interface Ears {
  readonly fetch: (request: Request) => Promise<Response>;
  /** How long one answer is waited for, in milliseconds. */
  readonly patience: number;
  /** How many bytes of one answer are read. */
  readonly mostBytes: number;
}

/** Whatever happens is an answer: a server that is dead, slow, endless or broken is one that was not heard. */
export async function hear(request: Request, { fetch, patience, mostBytes }: Ears): Promise<Heard> {
  const { url } = request;
  try {
    const response = await fetch(new Request(request, { signal: AbortSignal.timeout(patience) }));
    const bytes = await bytesOf(response, mostBytes);
    if (bytes === undefined) return { url, why: `the answer is longer than ${mostBytes} bytes` };
    return { url, status: response.status, type: response.headers.get("content-type") ?? "", text: utf8(bytes) };
  } catch (error) {
    return { url, why: reasonOf(error, patience) };
  }
}

async function bytesOf({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    // Leaving the loop lets go of the connection.
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Fetch hides the system's word for what failed in the cause of its error, or in the cause of that. */
function reasonOf(error: unknown, patience: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no whole answer within ${patience / 1000} s`;
  const { cause } = error;
  return cause === undefined ? error.message : reasonOf(cause, patience);
}
