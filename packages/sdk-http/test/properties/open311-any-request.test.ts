import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnswer } from "../../../../conformance/src/read-answer.ts";
import { tried } from "../../../core/test/runs.ts";
import { mediaInMemory, open311City, pothole } from "../open311-city.ts";
import { sampleKinds, talkativePicture } from "../sample-pictures.ts";

const step = fc.oneof(
  fc.constantFrom("requests", "services", "tokens", "media", "bulk", "servicerequestupdates", "discovery"),
  fc.constantFrom("testville:1", "testville%3A1", "..", "%2e%2e", "%25", "热力", "__proto__", "a%00b", "0".repeat(64)),
  fc.webSegment(),
);
const ending = fc.constantFrom(".xml", ".json", ".csv", ".jpg", "", ".JSON");
const path = fc.tuple(fc.array(step, { maxLength: 3 }), ending).map(([steps, end]) => `/${steps.join("/")}${end}`);

/** Nearly a form, nearly a list of records: sound ones with some of their bytes changed, or anything. */
const changed = (sound: Uint8Array) =>
  fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }).map((changes) => {
    const bytes = Uint8Array.from(sound);
    for (const [place, byte] of changes) bytes[place % Math.max(1, bytes.length)] = byte;
    return bytes;
  });
const encoded = Buffer.from(new URLSearchParams(pothole).toString());
const form = Buffer.concat([
  ...Object.entries(pothole).map(([name, value]) =>
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  ),
  ...sampleKinds.flatMap((kind) => [
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="media"; filename="${kind}"\r\n\r\n`),
    talkativePicture(kind),
    Buffer.from("\r\n"),
  ]),
  Buffer.from("--x--"),
]);
const records = [
  '[{"service_request_id":"1","requested_datetime":"2026-05-04T10:00:00Z","service_name":"Streets"}]',
  "service_request_id,requested_datetime,service_name\n1,2026-05-04T10:00:00Z,Streets\n",
  "<service_requests><request><service_request_id>1</service_request_id></request></service_requests>",
];
const body = fc.oneof(
  changed(form).map((bytes) => ["multipart/form-data; boundary=x", bytes] as const),
  changed(encoded).map((bytes) => ["application/x-www-form-urlencoded", bytes] as const),
  fc
    .constantFrom(...records)
    .chain((text) => changed(Buffer.from(text)).map((bytes) => ["text/plain", bytes] as const)),
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => ["multipart/form-data; boundary=x", Uint8Array.from(bytes)] as const),
);
const posted = fc.tuple(
  fc.constantFrom(
    "/requests.json",
    "/requests.xml",
    "/servicerequestupdates.json",
    "/bulk.csv",
    "/bulk.json",
    "/bulk.xml",
  ),
  body,
);

/** What every answer holds to: no fault of ours, and one that refuses says so in the form that was asked for. */
async function holds(answer: Response, path: string, errors: readonly unknown[]): Promise<void> {
  expect(errors).toEqual([]);
  expect(answer.status).toBeOneOf([200, 201, 400, 403, 404]);
  const text = await answer.text();
  if (answer.status < 400) return;
  const { faults } = readAnswer(path.endsWith(".json") ? "json" : "xml", "errors", text);
  expect(faults).toEqual([]);
}

test("whatever is asked at whatever address, what is refused is refused in the form of the specification", async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.webQueryParameters(), async (path, query) => {
      const { get, errors } = open311City({ media: mediaInMemory() });
      const { pathname } = new URL(`http://city.example/open311/v2${path}`);
      // Dots lead to the other rooms of the server, which have forms of their own.
      fc.pre(pathname.startsWith("/open311/v2/"));
      await holds(await get(`${path}?${query}`), pathname, errors);
    }),
    tried(150, 10_000),
  );
});

test("whatever is sent, nothing fails, and what was not taken is neither in the log nor among the pictures", async () => {
  await fc.assert(
    fc.asyncProperty(posted, async ([path, [type, bytes]]) => {
      const media = mediaInMemory();
      const { handle, errors, log } = open311City({ media });
      const headers = { "content-type": type, "x-api-key": path.startsWith("/bulk") ? "hotline" : "caller" };
      const request = new Request(`http://city.example/open311/v2${path}`, { method: "POST", headers, body: bytes });
      const answer = await handle(request);
      await holds(answer, path, errors);
      if (answer.status < 400) return;
      expect([media.kept.size, await Array.fromAsync(log.all())]).toEqual([0, []]);
    }),
    tried(200, 20_000),
  );
});
