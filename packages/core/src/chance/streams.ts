import { philox } from "./philox.ts";
import { type RandomState, type RandomStream, stateOf, streamOver } from "./random.ts";

/**
 * The random streams of an experiment. A stream is named for its purpose ("arrivals", "patience") and belongs to one replication;
 * it is a function of seed, replication and name alone, so a model that gains or loses a purpose shifts no other one.
 */
export interface RandomStreams {
  /** The stream of this name, at its beginning: whoever asks twice gets the same numbers twice. */
  readonly stream: (name: string, replication?: number) => RandomStream;
  /** Draws of this name that belong to an entity and not to a moment. */
  readonly keyed: (name: string, replication?: number) => KeyedDraws;
  /** The names that were asked for so far, in their order. */
  readonly names: () => readonly string[];
}

/**
 * A stream of its own for the k-th draw of an entity, whatever is drawn before or between. Both are integers, k below 2³² and
 * the entity below 2⁵³. It is one stream that is set anew every time: use it before the next one is asked for.
 */
export type KeyedDraws = (entity: number, k: number) => RandomStream;

/**
 * With `antithetic`, every uniform number u of every stream is 1 − u (less 2⁻⁵³) instead: the other half of antithetic pairs.
 * Throws a RangeError for a number that is no safe integer: others would share their streams.
 */
export function randomStreams(seed: string | number, { antithetic = false } = {}): RandomStreams {
  if (typeof seed === "number" && !Number.isSafeInteger(seed))
    throw new RangeError(`A seed is a text, or an integer of at most 2 ** 53 - 1, not ${seed}`);
  const names = new Set<string>();
  const state = (use: string, name: string, replication: number): RandomState => {
    names.add(name);
    return stateOf(JSON.stringify([`${seed}`, replication, use, name]));
  };
  return {
    stream: (name, replication = 0) => streamOver(Int32Array.from(state("stream", name, replication)), { antithetic }),
    keyed: (name, replication = 0) => keyedDraws(state("keyed", name, replication), antithetic),
    names: () => [...names],
  };
}

/** The place (k, entity) of a Philox sequence is the state from which the stream goes on. */
function keyedDraws([key, otherKey, salt]: RandomState, antithetic: boolean): KeyedDraws {
  const state = new Int32Array(4);
  const stream = streamOver(state, { antithetic });
  return (entity, k) => {
    state[0] = k;
    state[1] = entity;
    state[2] = entity / 2 ** 32;
    state[3] = salt;
    philox(state, key, otherKey);
    return stream;
  };
}
