import type { TraceContext } from "./trace-context.ts";

/** What becomes known of a request while it is answered, for those who watch over the server. */
export interface RequestNotes {
  readonly requestId: string | undefined;
  readonly trace: TraceContext | undefined;
  /** Its path as the route table writes it: `/v1/appeals/{appealId}`. */
  route?: string;
  /** The name of who sent it. */
  principal?: string;
}

/** A request cannot be added to, so what is known of it stands beside it, and goes when it goes. */
const kept = new WeakMap<Request, RequestNotes>();

/** Begins the notes of a request. */
export function beginNotes(request: Request, notes: RequestNotes): RequestNotes {
  kept.set(request, notes);
  return notes;
}

/** What is known of a request; undefined for one that no handler has begun to answer. */
export const notesOf = (request: Request): RequestNotes | undefined => kept.get(request);

/** Adds to what is known of a request. */
export function note(request: Request, known: Pick<RequestNotes, "route" | "principal">): void {
  const notes = kept.get(request);
  if (notes !== undefined) Object.assign(notes, known);
}
