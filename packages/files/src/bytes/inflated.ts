import { createGunzip, createInflateRaw, createZstdDecompress } from "node:zlib";
import { SwiftlineError } from "@swiftline/core";

/** Small enough that little is lost where packed bytes are damaged, for the engine gives up what it has begun. */
const chunkSize = 65_536;

const engines = {
  gzip: () => createGunzip({ chunkSize }),
  zstd: () => createZstdDecompress({ chunkSize }),
  zip: () => createInflateRaw({ chunkSize }),
} as const;

/**
 * Unpacks bytes as they come. All that could be unpacked is handed on before a fault: a stream of the platform drops what it
 * still holds when it fails, so this one is written piece by piece. Throws `file/malformed` where the bytes are damaged or cut off.
 */
export async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  packing: keyof typeof engines,
  name: string,
): AsyncGenerator<Buffer, void, undefined> {
  const engine = engines[packing]();
  const ended = Promise.withResolvers<void>();
  let out: Buffer[] = [];
  let failure: Error | undefined;
  engine.on("data", (bytes: Buffer) => out.push(bytes));
  engine.on("end", ended.resolve);
  engine.on("close", ended.resolve);
  engine.on("error", (error) => {
    failure = error;
  });
  const taken = (): readonly Buffer[] => {
    const done = out;
    out = [];
    return done;
  };
  try {
    for await (const bytes of packed) {
      await Promise.race([new Promise((resolve) => engine.write(bytes, resolve)), ended.promise]);
      yield* taken();
      if (failure !== undefined) throw damaged(name, packing, failure);
    }
    engine.end();
    await ended.promise;
    yield* taken();
    if (failure !== undefined) throw damaged(name, packing, failure);
  } finally {
    engine.destroy();
  }
}

const damaged = (name: string, packing: string, cause: Error): SwiftlineError =>
  new SwiftlineError("file/malformed", `${name}: the ${packing} data is damaged or cut off`, {
    tryThis: "fetch or copy the file again",
    cause,
  });
