import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { clerk, issuerWith, pairOf, signedBy } from "../../../sdk-http/test/issuer.ts";
import { NOON } from "../../../sdk-http/test/small-server.ts";
import { byIssuer } from "./token-issuer.ts";

const asking = (token: string) =>
  new Request("http://city.example/v1/appeals", { headers: { authorization: `Bearer ${token}` } });

test("an issuer is asked where its keys are, and its tokens are good from then on", async () => {
  const pair = await pairOf("k1");
  await using issuer = await issuerWith(pair);
  const authorize = await byIssuer({ issuer: issuer.issuer, audience: "swiftline" }, () => NOON);
  const token = await signedBy(pair, { iss: issuer.issuer, ...clerk });
  const host = issuer.issuer.replace("http://", "");
  expect(await authorize(asking(token), "appeals:read")).toEqual({ name: `clerk-7@${host}`, actor: "agency:roads" });
  expect(await authorize(asking(token), "acts:register")).toBe("forbidden");
  expect(await authorize(asking(`${token}x`), "appeals:read")).toBeUndefined();
});

/** A server that answers every request so. */
async function answering(listener: RequestListener) {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => void server.close() };
}

const saying = (document: unknown) => answering((_, answer) => void answer.end(JSON.stringify(document)));

test.each<[string, () => ReturnType<typeof answering>]>([
  ["says that it is another", () => saying({ issuer: "https://evil.example", jwks_uri: "https://evil.example/keys" })],
  ["has its keys where anybody on the way could change them", () => keysAt("http://keys.example/keys")],
  ["has its keys in a file", () => keysAt("file:///etc/passwd")],
  ["does not say where its keys are", () => saying({ issuer: "x" })],
  ["answers no JSON", () => answering((_, answer) => void answer.end("<html>"))],
  ["has no such document", () => answering((_, answer) => void answer.writeHead(404).end("{}"))],
  [
    "sends one elsewhere",
    () => answering((_, answer) => void answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end()),
  ],
])("an issuer that %s is not trusted", async (_, made) => {
  using server = await made();
  const asked = byIssuer({ issuer: server.url, audience: "swiftline" }, () => NOON);
  await expect(asked).rejects.toMatchObject({ code: "serve/no-issuer" });
});

const keysAt = async (place: string) => {
  const document = { issuer: "", jwks_uri: place };
  const server = await saying(document);
  document.issuer = server.url;
  return server;
};

test.each([
  "http://login.city.example",
  "ftp://login.city.example",
  "login.city.example",
  "http://127.0.0.1.evil.example",
])("%s is not asked at all: anybody on the way could answer", async (issuer) => {
  await expect(byIssuer({ issuer, audience: "swiftline" }, () => NOON)).rejects.toMatchObject({
    code: "serve/no-issuer",
    message: expect.stringContaining("https"),
  });
});
