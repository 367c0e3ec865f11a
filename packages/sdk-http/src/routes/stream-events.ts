import type { Route } from "../route.ts";
import { readEvents } from "./read-events.ts";

/** The events as they happen. It never ends by itself, so it is answered apart from the routes. */
export const streamEvents = {
  ...readEvents,
  path: "/v1/events/stream",
  summary: "Be sent the events as they happen (server-sent events), from behind a cursor or the last id that you have.",
  query: readEvents.query.pick({ cursor: true }),
  example: { query: { cursor: "2" } },
} as const satisfies Route;
