import { REQUEST_ID, requestIdIn } from "./request-id.ts";
import { beginNotes, type RequestNotes } from "./request-notes.ts";
import { type TraceContext, traceIn } from "./trace-context.ts";

/** A request that was answered, as those who watch are told of it: neither what was asked nor whom it is about. */
export interface AnsweredRequest {
  /** As HTTP knows it; `other` for a word of the sender's own. */
  readonly method: string;
  /** The path as the route table writes it, `/v1/appeals/{appealId}`; `unknown` where it leads nowhere. */
  readonly route: string;
  readonly status: number;
  /** From its arrival until there was an answer; of one that goes on, until it began. */
  readonly milliseconds: number;
  readonly requestId?: string;
  readonly trace?: TraceContext;
  /** The name of who sent it; undefined where nobody was let in. */
  readonly principal?: string;
}

/** How the host watches over the handler. */
export interface Observing {
  /** Is told of every request once it is answered. */
  readonly onAnswer?: (answered: AnsweredRequest) => void;
  /**
   * Gets every fault and bug that was answered with 500, and what the request is called; the client is told nothing of it. It must not
   * throw.
   */
  readonly onError?: (error: unknown, request: Request, requestId: string | undefined) => void;
  /**
   * What a request is called that its sender gave no name, or a bad one (`x-request-id`): visible ASCII. Without it, such a request has
   * none.
   */
  readonly newRequestId?: () => string;
  /** Milliseconds by a clock that never goes back, such as `performance.now`; only spans of it are looked at. `now` when left out. */
  readonly stopwatch?: () => number;
}

type Answering = (request: Request) => Promise<Response>;

/** Answers as `answer` does, calls the request by its name in the answer, and tells those who watch. */
export function observed(
  answer: Answering,
  { onAnswer, onError, newRequestId, stopwatch, now }: Observing & { readonly now: () => number },
): Answering {
  const clock = stopwatch ?? now;

  function tell(
    request: Request,
    { status }: Response,
    { notes, began }: { readonly notes: RequestNotes; readonly began: number },
  ): void {
    try {
      onAnswer?.({ ...toldOf(request, notes), status, milliseconds: clock() - began });
    } catch (error) {
      onError?.(error, request, notes.requestId);
    }
  }

  return async (request) => {
    const began = clock();
    const { headers } = request;
    const requestId = requestIdIn(headers) ?? newRequestId?.();
    const notes = beginNotes(request, { requestId, trace: traceIn(headers) });
    const response = await answer(request);
    if (requestId !== undefined) response.headers.set(REQUEST_ID, requestId);
    tell(request, response, { notes, began });
    return response;
  };
}

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function toldOf(request: Request, { route = "unknown", requestId, trace, principal }: RequestNotes) {
  return {
    method: methods.has(request.method) ? request.method : "other",
    route,
    ...(requestId !== undefined && { requestId }),
    ...(trace !== undefined && { trace }),
    ...(principal !== undefined && { principal }),
  };
}
