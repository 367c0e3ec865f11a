import { expect, test } from "vitest";
import { smallServer } from "../../test/small-server.ts";
import { readCity } from "./read-city.ts";

test("every code that an appeal can be made of is in the lists, and the lists are sent once for a book", async () => {
  const { send, hotline } = smallServer();
  const answer = await send("GET", "/v1/city");
  const city = readCity.answer.parse(await answer.json());
  expect(city).toMatchObject({ id: "testville", book: hotline.book.version });
  expect(city.categories.map(({ id }) => id)).toEqual(hotline.book.categories.nodes.map(({ id }) => id));
  expect(city.agencies.map(({ id }) => id)).toEqual(hotline.book.agencies.nodes.map(({ id }) => id));
  const again = await send("GET", "/v1/city", undefined, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});
