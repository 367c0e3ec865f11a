import { no, ok, type Result } from "@swiftline/core";
import { joinedBytes } from "./joined-bytes.ts";
import type { Limits } from "./limits.ts";
import type { RequestProblem } from "./problem.ts";
import { within } from "./within.ts";

/** Reads a body whole: as it was sent, no longer than it may be, and in no more time. */
export async function readBody(request: Request, limits: Limits): Promise<Result<Uint8Array, RequestProblem>> {
  const { bodyBytes: most, bodyMilliseconds } = limits;
  const encoded = encodingProblem(request);
  if (encoded !== undefined) return no(encoded);
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (announced > most) return no(tooLarge(most));
  const body = announced >= 0 ? wholeOf(request) : chunksOf(request, most);
  const bytes = await within(
    bodyMilliseconds,
    body.read().catch(() => undefined),
  );
  if (bytes === undefined) return no({ code: "http/broken-off" });
  if (bytes === "late") {
    body.cancel();
    return no(tooSlow(bodyMilliseconds));
  }
  return bytes.byteLength > most ? no(tooLarge(most)) : ok(bytes);
}

/** A body that is packed may be small and unpack without end: it is taken as it is, or not at all. */
export function encodingProblem({ headers }: Request): RequestProblem | undefined {
  const encoding = headers.get("content-encoding");
  return encoding === null || /^(identity)?$/i.test(encoding.trim()) ? undefined : { code: "http/encoded-body" };
}

interface Reading {
  readonly read: () => Promise<Uint8Array>;
  readonly cancel: () => void;
}

/** The quicker way, for a body that says how long it is; its host gives no more of it than that. */
const wholeOf = (request: Request): Reading => ({
  read: () => request.arrayBuffer().then((bytes) => new Uint8Array(bytes)),
  cancel: () => undefined,
});

/** For a body that does not: its bytes are counted as they come, and what is behind the first too many is not waited for. */
function chunksOf(request: Request, most: number): Reading {
  const reader = request.body?.getReader();
  const cancel = (): void => void reader?.cancel().catch(() => undefined);
  return {
    cancel,
    async read() {
      const chunks: Uint8Array[] = [];
      let length = 0;
      for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
        chunks.push(next.value);
        length += next.value.byteLength;
        if (length <= most) continue;
        cancel();
        break;
      }
      return joinedBytes(chunks);
    },
  };
}

const tooLarge = (most: number): RequestProblem => ({
  code: "http/body-too-large",
  detail: { en: `A body has at most ${most} bytes.`, zh: `正文不得超过 ${most} 字节。` },
});

const tooSlow = (most: number): RequestProblem => ({
  code: "http/slow-body",
  detail: { en: `A body arrives within ${most} milliseconds.`, zh: `正文须在 ${most} 毫秒内送达。` },
});
