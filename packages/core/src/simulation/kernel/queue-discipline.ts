/**
 * Says in which order a waiting line is served: the request with the lowest rank is next, and of equals the one that came first.
 * It is asked once, when the request comes; `sequence` counts those who came. Any function of the request will do.
 */
export type QueueDiscipline = (request: number, sequence: number) => number;

/** First come, first served. */
export const fifo: QueueDiscipline = () => 0;

/** Last come, first served. */
export const lifo: QueueDiscipline = (_request, sequence) => -sequence;

/** The request that is due first is next. */
export const earliestDue =
  (dueAt: (request: number) => number): QueueDiscipline =>
  (request) =>
    dueAt(request);

/** The request of the greatest severity is next. */
export const severestFirst =
  (severity: (request: number) => number): QueueDiscipline =>
  (request) =>
    -severity(request);
