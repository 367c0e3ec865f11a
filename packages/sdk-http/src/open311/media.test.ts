import { expect, test } from "vitest";
import { listen } from "../../test/listen.ts";
import { mediaInMemory, type Open311City, open311City, pothole, URL_OF_CITY } from "../../test/open311-city.ts";
import { sampleKinds, samplePicture, talkativePicture, tells } from "../../test/sample-pictures.ts";
import { HOUR, NOON } from "../../test/small-server.ts";

/** A form with files, each under a name of its own choice and with a type that its sender claims. */
function withFiles(files: readonly (readonly [field: string, bytes: Uint8Array<ArrayBuffer>])[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(pothole)) form.set(name, value);
  for (const [field, bytes] of files) form.append(field, new Blob([bytes], { type: "text/html" }), "../../x.html");
  return form;
}

const read = async ({ read }: Open311City) => {
  const [told] = (await read("/requests/testville:1.json?extensions=true")) as {
    media_url: string | null;
    media_urls: readonly string[];
  }[];
  return { first: told?.media_url ?? null, all: told?.media_urls ?? [] };
};

const pathIn = (url: string): string => url.slice(URL_OF_CITY.length);

test("pictures are kept without a word about them, and are read by whoever reads their request", async () => {
  const media = mediaInMemory();
  const city = open311City({ media });
  const sent = withFiles(sampleKinds.map((kind, place) => [place === 0 ? "media" : "media[]", talkativePicture(kind)]));
  sent.set("media_url", "https://elsewhere.example/1.jpg");
  expect((await city.post(sent)).status).toBe(201);
  const { first, all } = await read(city);
  const [elsewhere, ...kept] = all.toReversed();
  expect([first, elsewhere, kept.length]).toEqual([all[0], "https://elsewhere.example/1.jpg", 4]);
  const answers = await Promise.all(kept.reverse().map((url) => city.get(pathIn(url))));
  expect(answers.map(({ status, headers }) => [status, headers.get("content-type")])).toEqual([
    [200, "image/jpeg"],
    [200, "image/png"],
    [200, "image/webp"],
    [200, "image/gif"],
  ]);
  expect(answers[0]?.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answers[0]?.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
  expect(answers[0]?.headers.get("content-disposition")).toMatch(/^inline; filename="[0-9a-f]{12}\.jpg"$/);
  const bodies = await Promise.all(answers.map(async (answer) => new Uint8Array(await answer.arrayBuffer())));
  expect(bodies.some(tells)).toBe(false);
  expect(bodies[1]).toEqual(samplePicture("png"));
  expect([...media.kept.values()].some(tells)).toBe(false);
});

test("a picture of a confidential request, of one that was taken back, or of another is not there", async () => {
  const media = mediaInMemory();
  const city = open311City({ media });
  await city.post(withFiles([["media", samplePicture("png")]]));
  await city.post(withFiles([["media", samplePicture("gif")]]));
  const { all } = await read(city);
  const path = pathIn(all[0] ?? "");
  expect((await city.get(path)).status).toBe(200);
  expect((await city.get(path.replace("testville%3A1", "testville%3A2"))).status).toBe(404);
  expect((await city.get(path.replace(".png", ".gif"))).status).toBe(404);
  const base = { appealId: "testville:3", at: NOON, by: "caller", category: "other", text: "" } as const;
  const attributes = { "media-url": path.replace(/^.*\//, "media/") };
  const secret = { ...base, type: "AppealRegistered", hotline: "testville", kind: "report", channel: "web" } as const;
  await city.log.append([
    { appealId: "testville:3", after: 0, events: [{ ...secret, confidential: true, attributes }] },
  ]);
  expect((await city.get(path.replace("testville%3A1", "testville%3A3"))).status).toBe(404);
  const withdrawn = { type: "ImportWithdrawn", appealId: "testville:1", at: NOON + HOUR, by: "hotline" } as const;
  const { version } = await city.log.read("testville:1");
  await city.log.append([
    { appealId: "testville:1", after: version, events: [{ ...withdrawn, importId: "x", reason: "" }] },
  ]);
  expect((await city.get(path)).status).toBe(404);
});

test.each([
  "/media/testville%3A1/x.png",
  "/media/testville%3A1/..%2f..%2fetc%2fpasswd",
  "/media/x",
  "/media//",
  "/media/%ff/x.png",
])("there is no picture at %s", async (path) => {
  const city = open311City({ media: mediaInMemory() });
  await city.post(withFiles([["media", samplePicture("png")]]));
  expect((await city.get(path)).status).toBeOneOf([400, 404]);
});

const page = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
const heic = new TextEncoder().encode("\0\0\0\u0018ftypheic\0\0\0\0");
const png = samplePicture("png");

test.each([
  ["what is no picture, and HEIC", [page, heic], {}, 2],
  ["a picture that breaks off", [png.slice(0, 60)], {}, 1],
  ["more of them than may be", [png, png, png], { most: 2 }, 1],
  ["larger ones than may be", [png, samplePicture("jpg")], { mostBytes: 96 }, 2],
])("a request with %s is refused whole, all that is wrong with it at once", async (_, files, limits, errors) => {
  const media = mediaInMemory();
  const city = open311City({ media, open311: { media: limits } });
  const answer = await city.post(withFiles(files.map((file) => ["media[]", file])));
  expect([answer.status, ((await answer.json()) as object[]).length]).toEqual([400, errors]);
  expect([media.kept.size, await Array.fromAsync(city.log.all())]).toEqual([0, []]);
});

test("a file under a name that nobody knows is refused, and a field for files that is left empty is not", async () => {
  const city = open311City({ media: mediaInMemory() });
  expect((await city.post(withFiles([["cv", png]]))).status).toBe(400);
  expect((await city.post(withFiles([["media", new Uint8Array()]]))).status).toBe(201);
});

test("a server that keeps no pictures says so", async () => {
  const city = open311City();
  const answer = await city.post(withFiles([["media", png]]));
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("media_url")]);
});

test("five pictures of ten megabytes go through a socket, one byte too many does not, and the server goes on", async () => {
  const media = mediaInMemory();
  const city = open311City({ media });
  await using server = await listen(city.handle);
  const send = (form: FormData) => fetch(`${server.url}/open311/v2/requests.json`, { method: "POST", body: form });
  const MOST = 10 * 1024 * 1024;
  const comment = (length: number): Uint8Array<ArrayBuffer> => {
    // A picture whose pixels are many: so many tables of quantisation that it has the length.
    const [plain, filler] = [samplePicture("jpg"), new Uint8Array(length - samplePicture("jpg").length)];
    for (let place = 0; place < filler.length; place += 65_537) {
      const rest = Math.min(65_537, filler.length - place);
      filler.set([0xff, 0xdb, (rest - 2) >> 8, (rest - 2) & 0xff], place);
    }
    return Uint8Array.from(Buffer.concat([plain.subarray(0, 20), filler, plain.subarray(20)]));
  };
  const large = comment(MOST);
  const five = await send(withFiles(Array.from({ length: 5 }, () => ["media[]", large])));
  expect([five.status, media.kept.size]).toEqual([201, 1]);
  expect((await send(withFiles([["media[]", comment(MOST + 1)]]))).status).toBe(400);
  const six = send(withFiles(Array.from({ length: 6 }, () => ["media[]", large])));
  // A sender who does not listen before all is sent may find the line cut.
  expect(
    await six.then(
      ({ status }) => status,
      () => 400,
    ),
  ).toBe(400);
  expect((await fetch(`${server.url}/open311/v2/requests.json`)).status).toBe(200);
});
