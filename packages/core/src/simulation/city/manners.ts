import { blockSampler, sampler } from "../../chance/distributions/index.ts";
import { drawnAhead } from "../kernel/drawn-ahead.ts";
import { NAME, PATIENCE, TALK } from "./people.ts";
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
  const { patience } = scenario.callers;
  const { talk, afterCall } = scenario.operators;
  const laws = { patience, talk, afterCall };
  const fills = each((manner) => blockSampler(laws[manner]));
  const draws = each((manner) => sampler(laws[manner]));
  const later = each((manner) => drawsFor(town, `caller's ${manner} later`));
  const drawLater = (manner: Manner, person: number) => draws[manner](later[manner](people.get(person, NAME), 0));

  function set(person: number, patience: number, talk: number, afterCall: number): void {
    people.set(person, PATIENCE, aWhile(patience));
    people.set(person, TALK, aWhile(talk) + aWhile(afterCall));
  }

  return {
    ofCrowd(whose) {
      const { patience, talk, afterCall } = each((manner) => {
        const stream = streams.stream(`${whose} ${manner}`, replication);
        return drawnAhead((block) => fills[manner](stream, block));
      });
      return (person) => set(person, patience(), talk(), afterCall());
    },
    again(person) {
      set(person, drawLater("patience", person), drawLater("talk", person), drawLater("afterCall", person));
    },
  };
}

type Manner = "patience" | "talk" | "afterCall";

const each = <Value>(of: (manner: Manner) => Value): Readonly<Record<Manner, Value>> => ({
  patience: of("patience"),
  talk: of("talk"),
  afterCall: of("afterCall"),
});

/** Whole milliseconds, of which everything takes one. */
const aWhile = (drawn: number): number => Math.max(1, Math.round(drawn));
