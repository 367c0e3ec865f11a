import { answerWith, type Head } from "./answer-with.ts";

/**
 * A response of JSON. Servers that stand on Node send a text of their own Response at once; the body of `Response.json` they read as a
 * stream. A content type among the headers takes the place of plain JSON's.
 */
export const jsonResponse = (body: unknown, { status, headers }: Head): Response =>
  answerWith(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
