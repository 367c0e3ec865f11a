import fc from "fast-check";
import { expect, test } from "vitest";
import { hole, smallServer } from "../small-server.ts";

const method = fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS");
const step = fc.oneof(
  fc.constantFrom("v1", "appeals", "health", "testville:1", "%ZZ", "..", "__proto__"),
  fc.webSegment(),
);
const path = fc.array(step, { maxLength: 4 }).map((steps) => `/${steps.join("/")}`);
const query = fc.oneof(
  fc.constant(""),
  fc.webQueryParameters().map((text) => `?${text}`),
);

/** The body of a sound registration with anything at all in the place of one of its members, or besides them. */
const nearlySound = fc
  .record({
    name: fc.oneof(fc.constantFrom(...Object.keys(hole), "caller", "position", "attributes"), fc.string()),
    value: fc.jsonValue(),
  })
  .map(({ name, value }) => JSON.stringify({ ...hole, [name]: value }));
const body = fc.oneof(nearlySound, fc.json(), fc.string());

test("whatever is sent, the server says what is wrong and does not fail", async () => {
  await fc.assert(
    fc.asyncProperty(method, path, query, body, async (verb, where, asked, text) => {
      const { send, errors } = smallServer();
      const sent = verb === "GET" || verb === "HEAD" ? undefined : text;
      const { status } = await send(verb, where + asked, sent);
      expect(errors).toEqual([]);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 300, seed: 311 },
  );
});

test("a registration that is not answered with 201 leaves nothing in the log and nobody among the identities", async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const { send, log, kept, errors } = smallServer();
      const { status } = await send("POST", "/v1/appeals", text);
      const appeals: string[] = [];
      for await (const { appealId } of log.all()) appeals.push(appealId);
      expect(errors).toEqual([]);
      expect(appeals).toEqual(status === 201 ? ["testville:1"] : []);
      if (status !== 201) expect(kept.size).toBe(0);
    }),
    { numRuns: 300, seed: 311 },
  );
});
