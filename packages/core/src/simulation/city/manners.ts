import { type Distribution, sampler } from "../../chance/distributions/index.ts";
import type { RandomStream } from "../../chance/random.ts";
import { drawsFor, type Town } from "./town.ts";

/** How callers are on the phone: how long they wait, talk, and give the operator to do afterwards. */
export interface Manners {
  /** Those of a crowd, drawn in the order in which its people come. */
  readonly ofCrowd: (whose: string) => (person: number) => void;
  /** Those of one who comes about an old matter. */
  readonly again: (person: number) => void;
}

export function manners(town: Town): Manners {
  const { people, scenario, streams, replication } = town;
  const { talk, afterCall } = scenario.operators;
  const manner = (of: "patience" | "talk" | "afterCall", law: Distribution) => {
    const draw = sampler(law);
    const later = drawsFor(town, `caller's ${of} later`);
    return {
      of,
      set: (person: number, stream: RandomStream) => {
        people[of][person] = Math.max(1, Math.round(draw(stream)));
      },
      later,
    };
  };
  const all = [manner("patience", scenario.callers.patience), manner("talk", talk), manner("afterCall", afterCall)];
  return {
    ofCrowd(whose) {
      const own = all.map(({ of, set }) => ({ set, stream: streams.stream(`${whose} ${of}`, replication) }));
      return (person) => {
        for (const { set, stream } of own) set(person, stream);
      };
    },
    again(person) {
      for (const { set, later } of all) set(person, later(people.names[person] as number, 0));
    },
  };
}
