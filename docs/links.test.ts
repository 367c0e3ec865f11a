import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readPage, root, writtenPages } from "./fenced-blocks.ts";

const link = /\]\((?!https?:)([^)#\s]+)(?:#[^)\s]*)?\)/g;
const withoutCode = (text: string): string => text.replaceAll(/^```.*?^```$/gms, "").replaceAll(/`[^`\n]*`/g, "");

test.each(writtenPages())("every link of %s leads somewhere", (file) => {
  const targets = [...withoutCode(readPage(file)).matchAll(link)].map(([, target = ""]) => target);
  expect(targets.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});

const architecture = readPage("ARCHITECTURE.md");
const partOf = (from: string, to: string): string =>
  architecture.slice(architecture.indexOf(from), architecture.indexOf(to));

test("every place in the table of ARCHITECTURE.md is there", () => {
  const places = [...partOf("## Where to look", "## The way").matchAll(/`([\w./-]+[/.][\w./-]*)`/g)].map(
    ([, place = ""]) => place,
  );
  const roots = [root, `${root}packages/core/src/`, `${root}packages/cli/src/`];
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((place) => !roots.some((one) => existsSync(one + place)))).toEqual([]);
});

interface ArrowRule {
  readonly name: string;
  readonly to: { readonly pathNot?: string | readonly string[] };
}
const { default: config } = (await import(`${root}.dependency-cruiser.mjs`)) as {
  readonly default: { readonly forbidden: readonly ArrowRule[] };
};

/** What each room may reach by the rules that are enforced. */
const enforced = new Map(
  config.forbidden.flatMap(({ name, to }): [string, readonly string[]][] => {
    const room = name.match(/^arrows-of-(?!package-)(.+)$/)?.[1];
    if (room === undefined) return [];
    const reachable =
      String(to.pathNot)
        .match(/\(([\w|]+)\)/)?.[1]
        ?.split("|") ?? [];
    return [[room, reachable.filter((one) => one !== room).sort()]];
  }),
);

test("the arrows of ARCHITECTURE.md are those that are enforced", () => {
  const told = partOf("| room of core", "| package")
    .split("\n")
    .slice(2)
    .flatMap((line): [string, readonly string[]][] => {
      const [rooms = "", reached = ""] = line.split("|").slice(1);
      const reachable = [...reached.matchAll(/\w+/g)].map(([one]) => one).sort();
      return [...rooms.matchAll(/`(\w+)`/g)].map(([, room = ""]) => [room, reachable]);
    })
    .filter(([room]) => room !== "testing");
  expect(new Map(told)).toEqual(enforced);
});
