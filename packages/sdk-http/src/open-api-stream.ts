import { headersCalled, ofEveryAnswer } from "./open-api-headers.ts";
import { type Operation, operationOf } from "./open-api-operation.ts";
import { exampleEvent } from "./open-api-webhooks.ts";
import { streamEvents } from "./routes/stream-events.ts";

const lastEventId = {
  name: "Last-Event-ID",
  in: "header",
  description: "the last id that you have: browsers send it by themselves; it comes before `cursor`",
  schema: { type: "string" },
};

/** The events as they happen: what is sent is text without an end, and its `data` are the events of `GET /v1/events`. */
export function streamOperation(): Operation {
  const { parameters, responses, ...operation } = operationOf(streamEvents);
  const example = `id: 3\ndata: ${JSON.stringify(exampleEvent())}\n\n`;
  return {
    ...operation,
    parameters: [...parameters, lastEventId],
    responses: {
      ...responses,
      200: {
        description: "The events, each with its id; a comment where nothing has happened for a while.",
        headers: headersCalled(ofEveryAnswer),
        content: { "text/event-stream": { schema: { type: "string" }, example } },
      },
    },
  };
}
