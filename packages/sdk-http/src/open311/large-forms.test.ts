import { expect, test } from "vitest";
import { open311City, pothole } from "../../test/open311-city.ts";

const MIB = 1024 * 1024;

/** A form with a picture of one MiB, whose end comes when it is told to. */
function slowForm(headers: Readonly<Record<string, string>> = {}) {
  const { promise: whole, resolve: finish } = Promise.withResolvers<void>();
  const fields = Object.entries(pothole).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const filler = `--x\r\nContent-Disposition: form-data; name="media"; filename=""\r\n\r\n`;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      stream.enqueue(encoder.encode(fields.join("") + filler));
      await whole;
      stream.enqueue(encoder.encode("\r\n--x--\r\n"));
      stream.close();
    },
  });
  const request = new Request("http://city.example/open311/v2/requests.json", {
    method: "POST",
    body,
    duplex: "half",
    headers: { "content-type": "multipart/form-data; boundary=x", ...headers },
  } as RequestInit);
  return { request, finish };
}

test("of large forms of strangers a few are read at once, and the others are told to come again", async () => {
  const { handle, post } = open311City();
  const forms = Array.from({ length: 4 }, () => slowForm());
  const answers = forms.map(({ request }) => handle(request));
  const another = await handle(slowForm().request);
  expect([another.status, another.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await another.json()).toMatchObject([{ code: "503" }]);
  expect((await handle(slowForm({ "content-length": String(2 * MIB) }).request)).status).toBe(503);
  expect((await post(pothole)).status).toBe(201);
  for (const { finish } of forms) finish();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const { request, finish } = slowForm();
  finish();
  expect((await handle(request)).status).toBe(201);
});

test("whoever shows a key outside of the form is read at any time", async () => {
  const { handle } = open311City();
  const forms = [...Array.from({ length: 4 }, () => slowForm()), slowForm({ "x-api-key": "caller" })];
  const answers = forms.map(({ request }) => handle(request));
  forms.at(-1)?.finish();
  expect((await answers.at(-1))?.status).toBe(201);
  expect((await handle(slowForm({ "x-api-key": "nobody" }).request)).status).toBe(503);
  for (const { finish } of forms) finish();
  await Promise.all(answers);
});
