import type { Call, CallOptions, WriteOptions } from "./client-call.ts";
import type { AnswerOf, BodyOf } from "./routes/index.ts";

/** What is to be simulated: a scenario or a preset, with which seed and how often. */
export type SimulationAsked = BodyOf<"POST /v1/simulations">;
export type SimulationFound = AnswerOf<"GET /v1/operations/{operationId}/result">;
/** An operation as the server told of it last. */
export type OperationTold = AnswerOf<"GET /v1/operations/{operationId}">;

/** A simulation that a server runs, or has run. */
export interface RemoteSimulation {
  readonly id: string;
  /** How far it is, told again and again until it is over; the last word is how it ended. */
  readonly progress: (options?: CallOptions) => AsyncIterableIterator<OperationTold>;
  /** Waits for what it comes to. Throws a problem where it has none: it failed, or was cancelled. */
  readonly wait: (options?: CallOptions) => Promise<SimulationFound>;
  /** Gives it up; one that is over stays as it is. */
  readonly cancel: (options?: CallOptions) => Promise<OperationTold>;
}

export interface SimulationsClient {
  readonly simulations: {
    /** Has the server begin a simulation; it goes on there whether anybody waits or not. */
    readonly run: (asked: SimulationAsked, options?: WriteOptions) => Promise<RemoteSimulation>;
    /** One that was begun before, by its id. */
    readonly at: (id: string) => RemoteSimulation;
    /** Those that one may see and that the server still knows, newest first. */
    readonly list: (options?: CallOptions) => Promise<readonly OperationTold[]>;
  };
}

interface Doing {
  readonly call: Call;
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** The error that a failed operation's problem is thrown as. */
  readonly errorOf: (problem: NonNullable<OperationTold["problem"]>) => Error;
}

/** The methods by which one has cities simulated. */
export function simulationsClient({ call, pause, errorOf }: Doing): SimulationsClient {
  function at(id: string): RemoteSimulation {
    const params = { operationId: id };

    async function* progress(options: CallOptions = {}): AsyncGenerator<OperationTold, void> {
      for (;;) {
        const told = await call("GET /v1/operations/{operationId}", { params }, options);
        yield told;
        if (told.endedAt !== undefined) return;
        await pause(pauseBefore(told), options.signal);
      }
    }

    return {
      id,
      progress,
      async wait(options) {
        for await (const { problem } of progress(options)) if (problem !== undefined) throw errorOf(problem);
        return call("GET /v1/operations/{operationId}/result", { params }, options);
      },
      cancel: (options) => call("POST /v1/operations/{operationId}/cancel", { params, body: {} }, options),
    };
  }

  return {
    simulations: {
      at,
      run: async (body, options) => at((await call("POST /v1/simulations", { body }, options)).id),
      list: async (options) => (await call("GET /v1/operations", {}, options)).operations,
    },
  };
}

/** A tenth of what is left, within reason. */
const pauseBefore = ({ progress: { secondsLeft = 5 } }: OperationTold): number =>
  Math.min(Math.max(secondsLeft * 100, 200), 10_000);
