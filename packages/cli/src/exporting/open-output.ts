import { once } from "node:events";
import { createGzip } from "node:zlib";
import { makeFile } from "@swiftline/files";

/** Where the text of an export goes. */
export interface Output {
  readonly append: (text: string) => Promise<void>;
  /** Ends it; answers how many bytes of text there were, before they were packed. */
  readonly finish: () => Promise<number>;
}

/** So much text is collected before it is handed on. */
const AT_ONCE = 262_144;

/** Opens standard output for `-`, else a file, which is packed where its name ends with `.gz`. Throws `file/not-writable`. */
export async function openOutput(target: string): Promise<Output> {
  const sink = target === "-" ? standardOutput() : await fileSink(target);
  let waiting: string[] = [];
  let length = 0;
  let bytes = 0;
  async function handOn(): Promise<void> {
    const chunk = Buffer.from(waiting.join(""));
    waiting = [];
    length = 0;
    bytes += chunk.length;
    await sink.write(chunk);
  }
  return {
    async append(text) {
      waiting.push(text);
      length += text.length;
      if (length >= AT_ONCE) await handOn();
    },
    async finish() {
      await handOn();
      await sink.end();
      return bytes;
    },
  };
}

interface Sink {
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
}

const standardOutput = (): Sink => ({
  async write(chunk) {
    if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
  },
  end: async () => {},
});

async function fileSink(target: string): Promise<Sink> {
  const file = await makeFile(target);
  if (!target.endsWith(".gz")) return { write: file.append, end: file.place };
  const gzip = createGzip();
  const packed = (async () => {
    for await (const chunk of gzip) await file.append(chunk);
  })();
  return {
    async write(chunk) {
      if (!gzip.write(chunk)) await Promise.race([once(gzip, "drain"), packed]);
    },
    async end() {
      gzip.end();
      await packed;
      await file.place();
    },
  };
}
