import type { Position } from "../../appeal/terms.ts";
import type { CivilDate } from "../../time/civil-date.ts";
import { setBit } from "../engine/bits.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { type Bitmap, intersectInto, positionsIn } from "./bitmaps.ts";
import type { Budget } from "./budget.ts";
import { type Reach, reachOf } from "./reach.ts";
import { type Point, pointIn, type Region, regionOf } from "./region.ts";
import type { Space } from "./space.ts";
import type { Traffic } from "./traffic.ts";
import { witnessAt } from "./witness.ts";

/** One table with what every check of it needs. Rules are named by their positions in its space. */
export interface Study {
  readonly space: Space;
  readonly reach: Reach;
  /** Rules that can match. */
  readonly alive: Bitmap;
  /** Those of them about which everything is known: they alone can stand in the way of another. */
  readonly solid: Bitmap;
  readonly regions: readonly Region[];
  readonly today: CivilDate;
  /** At most so many findings of a kind that comes in pairs or boxes. */
  readonly most: number;
  readonly budget: () => Budget;
  readonly traffic: Traffic | undefined;
  readonly witness: (point: Point | undefined) => Subject | undefined;
  /** The first rule that takes a subject. */
  readonly takenBy: (subject: Subject | undefined) => Rule | undefined;
}

interface StudyOptions {
  readonly today: CivilDate;
  readonly most: number;
  readonly steps: number;
  readonly traffic: Traffic | undefined;
  readonly positions: readonly Position[];
}

export function studyOf(space: Space, { today, most, steps, traffic, positions }: StudyOptions): Study {
  const { rules, words, domain, residual } = space;
  const regions = rules.map((_, rule) => regionOf(space, rule));
  const [alive, solid] = [new Uint32Array(words), new Uint32Array(words)];
  regions.forEach((region, rule) => {
    if (pointIn(region, space) === undefined) return;
    setBit(alive, rule);
    if (residual[rule]?.length === 0) setBit(solid, rule);
  });
  const holds = ({ tests }: Rule, subject: Subject): boolean =>
    tests.every(({ condition, wanted }) => condition.holds(wanted, subject, domain));
  return {
    space,
    reach: reachOf(space),
    alive,
    solid,
    regions,
    today,
    most,
    budget: () => ({ left: steps }),
    traffic,
    witness: (point) => (point === undefined ? undefined : witnessAt(point, space, { today, positions })),
    takenBy(subject) {
      if (subject === undefined) return undefined;
      const taking = new Uint32Array(words).fill(0xffff_ffff);
      for (const { cellOf, rows } of space.fields) intersectInto(taking, rows[cellOf(subject)] ?? taking);
      const position = positionsIn(taking).find((one) => rules[one] !== undefined && holds(rules[one], subject));
      return position === undefined ? undefined : rules[position];
    },
  };
}

export const aliveRules = ({ alive }: Study): readonly number[] => positionsIn(alive);
