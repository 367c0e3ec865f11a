import { sampler } from "../../chance/distributions/index.ts";
import type { RandomStream } from "../../chance/random.ts";
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
  const laws = {
    patience: sampler(scenario.callers.patience),
    talk: sampler(scenario.operators.talk),
    afterCall: sampler(scenario.operators.afterCall),
  };
  const later = each((manner) => drawsFor(town, `caller's ${manner} later`));

  function set(person: number, { patience, talk, afterCall }: Each<RandomStream>): void {
    people.set(person, PATIENCE, aWhile(laws.patience(patience)));
    people.set(person, TALK, aWhile(laws.talk(talk)) + aWhile(laws.afterCall(afterCall)));
  }

  return {
    ofCrowd(whose) {
      const own = each((manner) => streams.stream(`${whose} ${manner}`, replication));
      return (person) => set(person, own);
    },
    again(person) {
      set(
        person,
        each((manner) => later[manner](people.get(person, NAME), 0)),
      );
    },
  };
}

type Each<Value> = Readonly<Record<"patience" | "talk" | "afterCall", Value>>;

const each = <Value>(of: (manner: keyof Each<Value>) => Value): Each<Value> => ({
  patience: of("patience"),
  talk: of("talk"),
  afterCall: of("afterCall"),
});

/** Whole milliseconds, of which everything takes one. */
const aWhile = (drawn: number): number => Math.max(1, Math.round(drawn));
