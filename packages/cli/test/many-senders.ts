import { Agent, request } from "node:http";

/** A write that is to be done once, under its key. */
export interface Write {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
}

export interface Written {
  readonly status: number;
  readonly body: string;
  readonly isReplayed: boolean;
}

/** So many talk to the server at a time; who comes later waits for one of these lines. */
const LINES = 64;

/** Senders to a server, by a key of its API. */
export function manySenders(address: string, apiKey: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: LINES });

  const send = ({ key, path, body }: Write): Promise<Written> =>
    new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "idempotency-key": key, "x-api-key": apiKey };
      const outgoing = request(address + path, { method: "POST", headers, agent }, async (incoming) => {
        try {
          const parts: Buffer[] = [];
          for await (const part of incoming) parts.push(part as Buffer);
          const isReplayed = incoming.headers["idempotency-replayed"] === "true";
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString(), isReplayed });
        } catch (error) {
          reject(error);
        }
      });
      outgoing.once("error", reject);
      outgoing.end(JSON.stringify(body));
    });

  return {
    send,
    /** Sends all at once, and answers those that were answered, by their keys. `onAnswer` is told how many it was until now. */
    async sendAll(
      writes: readonly Write[],
      onAnswer: (answered: number) => void = () => undefined,
    ): Promise<ReadonlyMap<string, Written>> {
      const answers = new Map<string, Written>();
      onAnswer(0);
      await Promise.all(
        writes.map(async (write) => {
          const written = await send(write).catch(() => undefined);
          if (written === undefined) return;
          answers.set(write.key, written);
          onAnswer(answers.size);
        }),
      );
      return answers;
    },
  };
}
