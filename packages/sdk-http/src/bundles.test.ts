import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { expect, test } from "vitest";
import { clerk, pairOf, signedBy } from "../test/issuer.ts";
import { NOON } from "../test/small-server.ts";

/** Bundles for a place that has the web's own interfaces and nothing of Node; a `node:` import does not resolve there. */
async function bundle(options: BuildOptions) {
  const { metafile, outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "browser",
    conditions: ["swiftline-source"],
    logLevel: "silent",
    ...options,
  });
  const kept = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) => Object.keys(inputs));
  return { inputs: Object.keys(metafile?.inputs ?? {}), kept, code: outputFiles?.[0]?.text ?? "" };
}

const worker = `
  import { memoryLog, openHotline } from "@swiftline/core";
  import { testBook } from "@swiftline/core/testing";
  import { allowAll, createHandler } from "./index.ts";
  const handle = createHandler({
    hotline: openHotline({ log: memoryLog(), book: testBook() }),
    list: { find: async () => ({ appeals: [] }), count: async () => 0, due: async () => [] },
    newId: () => "1",
    now: () => 0,
    authorize: allowAll,
  });
  const body = JSON.stringify({ hotline: "testville", kind: "help", channel: "web", category: "other", text: "?" });
  const headers = { "content-type": "application/json" };
  answer = handle(new Request("http://worker.example/v1/appeals", { method: "POST", headers, body }));
`;

/** What a place without Node has. */
const web = {
  Request,
  Response,
  Headers,
  URL,
  URLSearchParams,
  TextEncoder,
  TextDecoder,
  ReadableStream,
  atob,
  btoa,
  setTimeout,
  clearTimeout,
};

/** What a program answers there. */
async function answerOf(contents: string, given: object = {}): Promise<unknown> {
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  const { code } = await bundle({ stdin: { contents, resolveDir }, format: "iife" });
  const place: { answer?: Promise<unknown> } = {};
  runInNewContext(code, Object.assign(place, web, given));
  return await place.answer;
}

test("the handler serves where there is no Node, with fetch's own types alone", async () => {
  expect(await answerOf(worker)).toMatchObject({ status: 201 });
});

test("tokens are checked there too, by the web's own cryptography", async () => {
  const pair = await pairOf("k1");
  const token = await signedBy(pair, { iss: "https://login.example", ...clerk });
  const asking = `
    import { createLocalJWKSet } from "jose";
    import { byToken } from "./jwt.ts";
    const keys = createLocalJWKSet({ keys: [jwk] });
    const authorize = byToken({ issuer: "https://login.example", audience: "swiftline", keys, now: () => now });
    const headers = { authorization: "Bearer " + token };
    answer = authorize(new Request("http://worker.example/", { headers }), "appeals:read");
  `;
  const given = { jwk: pair.jwk, token, now: NOON, crypto, CryptoKey, structuredClone };
  expect(await answerOf(asking, given)).toEqual({ name: "clerk-7@login.example", actor: "agency:roads" });
});

test("the client carries nothing but itself, in at most 5 kB", async () => {
  const entry = fileURLToPath(new URL("client.ts", import.meta.url));
  const { inputs, code } = await bundle({ entryPoints: [entry], format: "esm" });
  expect(inputs.filter((input) => !/\/client(-\w+)?\.ts$/.test(input))).toEqual([]);
  expect(gzipSync(code).byteLength).toBeLessThanOrEqual(5_000);
});

test("core carries the messages of its validation in English alone", async () => {
  const contents = 'export * from "@swiftline/core";';
  const { kept } = await bundle({ stdin: { contents, resolveDir: import.meta.dirname }, format: "esm" });
  expect(kept.filter((input) => input.includes("/locales/"))).toEqual([expect.stringMatching(/\/en\.js$/)]);
});
