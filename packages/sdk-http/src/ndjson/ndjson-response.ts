import { answerWith } from "../answer-with.ts";

export const NDJSON = "application/x-ndjson";

/** How a stream of lines ends that does not end well. */
export interface Ends {
  /** Whoever read it has gone. */
  readonly onCancel?: () => void;
  /** It could not be gone on with; its reader is told only that it broke off. */
  readonly onError: (error: unknown) => void;
}

/** A response of lines of JSON, some at a time. They are made as they are read, and no further. */
export function ndjsonResponse(lines: AsyncIterable<readonly unknown[]>, { onCancel, onError }: Ends): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const next = await iterator.next().catch((error: unknown) => {
          onError(error);
          throw error;
        });
        if (next.done) stream.close();
        else stream.enqueue(encoder.encode(next.value.map((line) => `${JSON.stringify(line)}\n`).join("")));
      },
      cancel() {
        onCancel?.();
        void iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return answerWith(body, { status: 200, headers: { "content-type": NDJSON, "cache-control": "no-store" } });
}
