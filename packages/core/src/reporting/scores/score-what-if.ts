import type { Scheme } from "../../satisfaction/scheme.ts";
import { type LadderId, type ScoreQuestion, scoreBoard } from "./score-board.ts";

/** One unit by two schemes. A place or a score that it has not is undefined. */
export interface ScoreMove {
  readonly ladder: LadderId;
  readonly unit: string;
  readonly name: string;
  readonly was: { readonly composite: number | undefined; readonly place: number | undefined };
  readonly would: { readonly composite: number | undefined; readonly place: number | undefined };
}

/** What another scheme would make of the same votes, in the order of the places that units have now. */
export function scoreWhatIf(question: ScoreQuestion, other: Scheme): readonly ScoreMove[] {
  const [now, then] = [scoreBoard({ ...question, draws: 0 }), scoreBoard({ ...question, scheme: other, draws: 0 })];
  return now.ladders.flatMap(({ id, rows }) => {
    const others = new Map(then.ladders.find((ladder) => ladder.id === id)?.rows.map((row) => [row.unit, row]));
    return rows.map(({ unit, name, score, rank }): ScoreMove => {
      const would = others.get(unit);
      return {
        ladder: id,
        unit,
        name,
        was: { composite: score.composite, place: rank?.place },
        would: { composite: would?.score.composite, place: would?.rank?.place },
      };
    });
  });
}
