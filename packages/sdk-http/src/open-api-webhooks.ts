import { exampleAnswers } from "./example-answers.ts";
import { Happened } from "./happened.ts";
import { type Json, referenceTo } from "./published-schemas.ts";

const header = (name: string, description: string, pattern: string): Json => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string", pattern },
});

/** What the hotline sends to those who asked to be told: each event once it has happened, at least once, under an id that stays. */
export const webhooks: Json = {
  happened: {
    post: {
      operationId: "happened",
      summary: "Take a message: something happened to an appeal (Standard Webhooks, CloudEvents 1.0).",
      description:
        "Each comes at least once. Those about one appeal come one after the other, in their order; those about several may come at once, in any order.",
      security: [],
      parameters: [
        header("webhook-id", "the event's id: take each only once", "^\\S+/\\d+/\\d+$"),
        header("webhook-timestamp", "seconds since 1970, when it was sent; believe it for five minutes", "^\\d+$"),
        header(
          "webhook-signature",
          "HMAC-SHA256 of `id.timestamp.body`, one for each secret that holds",
          "^v1,[\\w+/=]+( v1,[\\w+/=]+)*$",
        ),
      ],
      requestBody: {
        required: true,
        content: {
          "application/cloudevents+json": { schema: referenceTo(Happened, "output"), example: exampleEvent() },
        },
      },
      responses: {
        "2XX": { description: "It is taken." },
        "410": { description: "Nobody is there any more: nothing is sent from now on." },
        default: { description: "It is not taken, and sent again after 5 s, 5 min, 30 min, 2 h and so on." },
      },
    },
  },
};

/** An event that happened in the example city. */
export function exampleEvent(): unknown {
  const { body } = exampleAnswers["GET /v1/events"] ?? {};
  return (body as { readonly events?: readonly unknown[] } | undefined)?.events?.[0];
}
