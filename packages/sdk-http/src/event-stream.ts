import type { ChangeFeed } from "@swiftline/core/book";
import { answerWith } from "./answer-with.ts";
import type { Authorize, Principal } from "./authorize.ts";
import { happenedIn, type Placed } from "./happened.ts";
import { problemResponse } from "./problem.ts";
import type { Ports } from "./route.ts";

const PAGE = 100;
/** How long is waited before one looks again, and after how many looks a follower is told that the line holds. */
const PAUSE = 500;
const QUIET_LOOKS = 30;

/**
 * The events as they happen (server-sent events, WHATWG HTML). A client that lost the line sends the last id that it has
 * (`Last-Event-ID`), as browsers do by themselves, and goes on behind it: what came with the same append is sent again. Before anything
 * is sent, it is asked again who reads: the stream ends for a key that was revoked or is over.
 */
export async function eventStream(
  request: Request,
  { hotline: { log, book }, authorize, closing }: Following,
  { changes, principal: { actor } }: { readonly changes: ChangeFeed; readonly principal: Principal },
): Promise<Response> {
  const from = await beginningOf(request, changes);
  if (from === undefined) return problemResponse({ code: "http/invalid-cursor" }, request);
  let { position } = from;
  let isLeft = false;
  const isOver = (): boolean => isLeft || (closing?.aborted ?? false);
  const end = (): void => {
    isLeft = true;
  };
  request.signal.addEventListener("abort", end);

  const mayStill = async (): Promise<boolean> => {
    const reader = await authorize(request, "events:read");
    return reader !== undefined && reader !== "forbidden" && reader.actor === actor;
  };

  /** The next messages; a comment where nothing has happened for a while. */
  async function next(): Promise<string> {
    for (let looks = 0; !isOver() && looks < QUIET_LOOKS; looks++) {
      const page = await changes.after(position, PAGE);
      const placed = await happenedIn(page, { actor, log, city: book.city.id });
      position = page.at(-1)?.position ?? position;
      if (placed.length > 0) return placed.map(messageOf).join("");
      if (page.length < PAGE) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return ": nothing new\n\n";
  }

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      if (from.greeting !== undefined) stream.enqueue(encoder.encode(from.greeting));
    },
    async pull(stream) {
      const messages = await next();
      if (isOver() || !(await mayStill())) stream.close();
      else stream.enqueue(encoder.encode(messages));
    },
    cancel: end,
  });
  return answerWith(body, {
    status: 200,
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}

interface Following extends Ports {
  readonly authorize: Authorize;
  readonly closing?: AbortSignal;
}

interface Beginning {
  readonly position: number;
  readonly greeting?: string;
}

/**
 * Behind the append before the last that is known: of an append with several events the line may be lost in between. Whoever begins at
 * `now` knows of none, and is given its id to go on from. Undefined for what is no cursor of ours.
 */
async function beginningOf(request: Request, changes: ChangeFeed): Promise<Beginning | undefined> {
  const said = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("cursor") ?? "0";
  if (said !== "now") return /^\d{1,15}$/.test(said) ? { position: Math.max(0, Number(said) - 1) } : undefined;
  const position = await changes.last();
  return { position, greeting: `id: ${position}\n\n` };
}

const messageOf = ({ position, event }: Placed): string => `id: ${position}\ndata: ${JSON.stringify(event)}\n\n`;
