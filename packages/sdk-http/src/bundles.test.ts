import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { expect, test } from "vitest";

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
  return { inputs: Object.keys(metafile?.inputs ?? {}), code: outputFiles?.[0]?.text ?? "" };
}

const worker = `
  import { memoryLog, openHotline } from "@swiftline/core";
  import { testBook } from "@swiftline/core/testing";
  import { allowAll, createHandler } from "./index.ts";
  const handle = createHandler({
    hotline: openHotline({ log: memoryLog(), book: testBook() }),
    list: { find: async () => ({ appeals: [] }), due: async () => [] },
    newId: () => "1",
    now: () => 0,
    authorize: allowAll,
  });
  const body = JSON.stringify({ hotline: "testville", kind: "help", channel: "web", category: "other", text: "" });
  const headers = { "content-type": "application/json" };
  answer = handle(new Request("http://worker.example/v1/appeals", { method: "POST", headers, body }));
`;

test("the handler serves where there is no Node, with fetch's own types alone", async () => {
  const { code } = await bundle({
    stdin: { contents: worker, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    format: "iife",
  });
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
  };
  const place: { answer?: Promise<Response> } = {};
  runInNewContext(code, Object.assign(place, web));
  expect((await place.answer)?.status).toBe(201);
});

test("the client carries nothing but itself, in at most 5 kB", async () => {
  const entry = fileURLToPath(new URL("client.ts", import.meta.url));
  const { inputs, code } = await bundle({ entryPoints: [entry], format: "esm" });
  expect(inputs.map((input) => input.replace(/^.*\//, ""))).toEqual(["client.ts"]);
  expect(gzipSync(code).byteLength).toBeLessThanOrEqual(5_000);
});
