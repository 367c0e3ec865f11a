import { UnitClass } from "../../../satisfaction/classes.ts";
import { scoreOf, validOf } from "../../../satisfaction/score.ts";
import type { ReportSection } from "../../report.ts";
import type { ScoreBoard } from "../../scores/score-board.ts";
import { shareOf, tableOf } from "../../table-of.ts";

/** The units of each class (先进, 进步, 整改, 治理), by the entry rules of the city. */
export function byClass({ ladders }: ScoreBoard): ReportSection {
  const rows = ladders.flatMap(({ title, rows }) =>
    rows.flatMap(({ name, class: kind, counts, score, change }) =>
      kind === undefined
        ? []
        : [
            {
              unit: name,
              ladder: title,
              class: kind,
              accepted: counts.own.accepted,
              score: score.composite === undefined ? null : score.composite * 100,
              change: change?.difference ?? null,
            },
          ],
    ),
  );
  const order = UnitClass.options;
  return {
    id: "classes",
    title: "Classes",
    note: "By the first rule of satisfaction.yaml that a unit meets; units that meet none are in no class.",
    table: tableOf(
      {
        unit: ["Unit", "text"],
        ladder: ["Ladder", "text"],
        class: ["Class", "text"],
        accepted: ["Appeals", "count"],
        score: ["Score", "score"],
        change: ["Change", "points"],
      },
      rows.toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class)),
    ),
  };
}

/** The units whose score changed by more than chance would bring about; of all others the report says only how many. */
export function changesBeyondChance({ ladders }: ScoreBoard): ReportSection {
  const compared = ladders.flatMap(({ title, rows }) =>
    rows.flatMap(({ name, score, change }) => (change === undefined ? [] : [{ title, name, score, change }])),
  );
  const real = compared.filter(({ change }) => !change.isNoise);
  return {
    id: "changes",
    title: "Changes beyond chance",
    note: `${real.length} of the ${compared.length} units with a score in both months; what changed for the others, chance alone may explain. Even if nothing had changed, up to one in twenty would stand here.`,
    table: tableOf(
      {
        unit: ["Unit", "text"],
        ladder: ["Ladder", "text"],
        score: ["Score", "score"],
        change: ["Change", "points"],
        low: ["From", "points"],
        high: ["To", "points"],
      },
      real
        .toSorted((a, b) => b.change.difference - a.change.difference)
        .map(({ name, title, score, change }) => ({
          unit: name,
          ladder: title,
          score: score.composite === undefined ? null : score.composite * 100,
          change: change.difference,
          low: change.low,
          high: change.high,
        })),
    ),
  };
}

/** Whistles (街乡吹哨, 部门报到): both who whistled and who was called are scored by the answers to the appeal. */
export function whistled({ ladders, scheme }: ScoreBoard): ReportSection {
  const rows = ladders
    .flatMap(({ rows }) => rows)
    .filter(({ counts }) => counts.own.whistles > 0 || counts.whistledTo.accepted > 0)
    .map(({ name, counts: { own, whistledTo } }) => {
      const { resolution, satisfaction } = scoreOf({ votes: whistledTo.votes }, scheme);
      return {
        unit: name,
        whistles: own.whistles,
        calledTo: whistledTo.accepted,
        valid: validOf(whistledTo.votes),
        resolution: shareOf(resolution.part, resolution.whole),
        satisfaction: shareOf(satisfaction.part, satisfaction.whole),
      };
    });
  return {
    id: "whistles",
    title: "Whistled, reported in",
    note: "Appeals for which a subdistrict called departments to the spot. Their answers count for the subdistrict and once more for each department that was called; the rates here are of those to which a unit was called.",
    table: tableOf(
      {
        unit: ["Unit", "text"],
        whistles: ["Whistled for", "count"],
        calledTo: ["Called to", "count"],
        valid: ["Valid follow-ups", "count"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
      },
      rows,
    ),
  };
}
