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

/**
 * The notes hang on their request and go when it goes. In a weak map they would go too, with an entry a request for the garbage collector
 * to look after.
 */
const NOTES = Symbol("notes");
type Noted = Request & { [NOTES]?: RequestNotes };

/** Begins the notes of a request. */
export function beginNotes(request: Noted, notes: RequestNotes): RequestNotes {
  request[NOTES] = notes;
  return notes;
}

/** What is known of a request; undefined for one that no handler has begun to answer. */
export const notesOf = (request: Noted): RequestNotes | undefined => request[NOTES];

/** Adds to what is known of a request. */
export function note(request: Request, known: Pick<RequestNotes, "route" | "principal">): void {
  const notes = notesOf(request);
  if (notes !== undefined) Object.assign(notes, known);
}
