import { join } from "node:path";
import type { PolicyBook } from "@swiftline/core/book";
import { sources } from "@swiftline/core/intake";
import { lint } from "@swiftline/core/routing/lint";
import { describe, expect, test } from "vitest";
import { loadCity, openCity } from "./load-city.ts";

const cityFolder = (example: string): string => join(import.meta.dirname, "../../../examples", example, "city");

describe.each(["nyc-311", "beijing-12345", "call-centre"])("%s", (example) => {
  test("compiles without a problem, not even a warning", async () => {
    expect((await loadCity(cityFolder(example))).problems).toEqual([]);
  });

  test("has nothing in its dispatch tables that can be proved wrong", async () => {
    const { routing, domain } = await openCity(cityFolder(example));
    const findings = lint(routing.at(0).set, domain);
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("has a rule for every category, and a limit for every rule", async () => {
    const book = await openCity(cityFolder(example));
    for (const { id: category } of book.categories.nodes) {
      const subject = { at: 0, category, text: "", channel: "phone", kind: "complaint" } as const;
      const { agency = "", policy } = book.routing.at(0).decide(subject).outcome;
      expect(book.hasAgency(agency)).toBe(true);
      expect(limitOf(book, policy)).toBeGreaterThan(0);
    }
  });
});

/** How long the policy of a route gives from an ordinary Monday noon on. */
function limitOf(book: PolicyBook, policy: string | undefined): number {
  const noon = Date.UTC(2026, 2, 2, 12);
  return (book.promise(policy, { registeredAt: noon, dispatchedAt: noon })?.dueAt ?? noon) - noon;
}

test("Beijing has 300 rules and more, and one for every matter in every district and in every place below it", async () => {
  const { categories, areas, routing } = await openCity(cityFolder("beijing-12345"));
  const router = routing.at(0);
  expect(router.set.tables.flatMap(({ rules }) => rules).length).toBeGreaterThanOrEqual(300);
  const matters = categories.nodes.filter(({ parent }) => parent === undefined);
  const places = areas.nodes.filter(({ kind }) => kind !== "city");
  expect([matters.length, places.length]).toEqual([26, 360]);
  const unplaced = matters.flatMap(({ id: category }) =>
    places.filter(({ id: area }) => {
      const { rules } = router.decide({ at: 0, category, area, text: "", channel: "phone", kind: "complaint" });
      return rules[0]?.id === "default";
    }),
  );
  expect(unplaced).toEqual([]);
});

test("New York reads the example of its own records", async () => {
  const nyc = sources.find((source) => source.id === "nyc-311");
  const { columns, cells } = nyc?.example ?? { columns: [], cells: [] };
  const bound = nyc?.bind(columns, { book: await openCity(cityFolder("nyc-311")) });
  expect(bound?.ok && bound.value({ line: 2, cells })).toMatchObject({
    ok: true,
    value: {
      acts: [
        { type: "RegisterAppeal", area: "11434" },
        { type: "DispatchAppeal", agency: "DOT" },
        { type: "CloseAppeal" },
      ],
      notes: [],
    },
  });
});
