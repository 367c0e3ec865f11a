import { connect } from "node:net";

/** What a server said; status 0 where it said nothing before the line was dead. */
export interface Said {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface Manner {
  /** How long is waited between the parts, in milliseconds. */
  readonly pause?: number;
  /** Whether the sender hangs up once all is sent, and waits for no answer. */
  readonly hangUp?: boolean;
}

/** Sends bytes to a port of this machine as they are, be they HTTP or not, until there is one answer, and hangs up. */
export function exchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  { pause = 0, hangUp = false }: Manner = {},
): Promise<Said> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const heard: Buffer[] = [];
    socket.on("data", (bytes) => {
      heard.push(bytes);
      if (isWhole(saidIn(Buffer.concat(heard).toString()))) socket.destroySoon();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(saidIn(Buffer.concat(heard).toString())));
    socket.on("connect", async () => {
      for (const part of parts) {
        if (socket.destroyed) return;
        socket.write(part);
        await new Promise((written) => setTimeout(written, pause));
      }
      if (hangUp) socket.resetAndDestroy();
    });
  });
}

function saidIn(text: string): Said {
  const end = text.indexOf("\r\n\r\n");
  const [head, body] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 4)];
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body };
}

/** With neither a length nor chunks an answer is over when the line is. */
function isWhole({ head, body }: Said): boolean {
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (/^transfer-encoding: chunked$/im.test(head)) return body.endsWith("0\r\n\r\n");
  return length !== undefined && Buffer.byteLength(body) >= Number(length);
}

/** A request as text. */
export const requestText = (
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "",
): readonly (string | Uint8Array)[] => [
  [
    `${line} HTTP/1.1`,
    ...Object.entries({ host: "city.example", ...headers }).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n"),
  body,
];
