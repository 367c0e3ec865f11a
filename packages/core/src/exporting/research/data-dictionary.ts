import type { ReleaseDescription } from "./data-package.ts";
import type { Release } from "./prepare-release.ts";
import { UNTOLD } from "./quasi-identifiers.ts";
import { scopeSentence, titleOf } from "./release-scope.ts";

/** The data dictionary for people, in Markdown: what every column means, what was done to the records, and what that is worth. */
export function dataDictionary(release: Release, described: ReleaseDescription): string {
  const { plan, columns } = release;
  const levels = new Map(plan.told.map(({ identifier, level }) => [identifier.name, identifier.levels[level]?.name]));
  const rows = columns.map(
    ({ name, type, meaning }) => `| \`${name}\` | ${type} | ${levels.get(name) ?? ""} | ${meaning} |`,
  );
  return [
    `# ${titleOf(described)}`,
    "",
    `\`${described.file}\`, released on ${described.releasedOn}. ${scopeSentence(described)} One row is one appeal.`,
    "",
    "| column | type | told as | meaning |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    `\`${UNTOLD}\` stands where something is not told; an empty cell where it was never known.`,
    "",
    "## What was done to the records",
    "",
    ...done(release, described).map((sentence) => `- ${sentence}`),
    "",
    "## What that is worth",
    "",
    ...worth(plan.k, described),
    "",
  ].join("\n");
}

function done({ plan }: Release, { jitter, keyKept }: ReleaseDescription): readonly string[] {
  const { k, appeals, suppressed, classes, smallestClass } = plan;
  return [
    `Of ${appeals} appeals ${appeals - suppressed} are here; ${suppressed} ${suppressed === 1 ? "was" : "were"} left out, since fewer than ${k} would have been told alike.`,
    `Those that are here fall into ${classes === 1 ? "one group" : `${classes} groups`} by the columns with an entry under “told as”; the smallest has ${smallestClass} appeals.`,
    "Texts, addresses, results, notes, other attributes, callers and the numbers of appeals were left out.",
    jitter === undefined
      ? "Times were not moved; they are told as full hours since the registration."
      : `Every time was moved by chance by up to ${jitter}, keeping the order within an appeal, before dates and hours were derived from it: a duration became longer or shorter by at most itself, and on average they are as long as they were. What was in time is told as it was.`,
    keyKept
      ? "Cases are named by a keyed hash; another release under the same key names the same case alike."
      : "Cases are named by a keyed hash whose key was thrown away: no other release names them alike.",
  ];
}

const worth = (k: number, { keyKept }: ReleaseDescription): readonly string[] => [
  `Whoever knows of somebody's appeal what the columns with an entry under “told as” say finds at least ${k} that fit. That is`,
  "k-anonymity, and no more than that:",
  "",
  "- Where all of a group had the same outcome, that outcome is known of everybody in it. k-anonymity is not l-diversity.",
  "- It counts appeals and not people: one caller may stand behind several of a group.",
  "- Who knows more than these columns, such as the exact hour or how long it took, may find fewer.",
  ...(keyKept
    ? [
        `- Releases under one key can be joined case by case, and what they tell together may fit fewer than ${k}: it holds for each of them alone.`,
      ]
    : []),
  "- Where the city publishes the same records elsewhere, with their numbers, times or addresses, the two can be compared.",
];
