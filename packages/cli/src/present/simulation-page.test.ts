import { describe, expect, test } from "vitest";
import { hostileCity, storyOf } from "../../test/simulation-story.ts";
import { simulationPage } from "./simulation-page.ts";

const small = { name: "small", values: {}, operators: 2 };
const more = { name: "more operators", values: {}, operators: 4 };
const swept = [1, 2, 4].map((operators) => ({ name: `staff=${operators}`, values: { staff: operators }, operators }));

const run = await storyOf({ kind: "run", points: [small] });
const compared = await storyOf({ kind: "compare", points: [small, more] });
const sweep = await storyOf({ kind: "sweep", points: swept });
const pages = { run: simulationPage(run), compare: simulationPage(compared), sweep: simulationPage(sweep) };

const sectionIn = (page: string, id: string): string =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? "";
const titlesIn = (page: string): readonly string[] =>
  [...page.matchAll(/<h2 id="[^"]+-title">([^<]*)<\/h2>/g)].map(([, title = ""]) => title);

describe("what a page of a run says", () => {
  test("scenario, city, days, replications, seed, book and result stand on top", () => {
    const [top = ""] = /<header[\s\S]*<\/header>/.exec(pages.run) ?? [];
    const { book } = run.cities[0] ?? {};
    for (const words of [
      "<h1>small</h1>",
      "New York City 311",
      "4 May to 5 May 2026",
      "3 replications",
      book?.version ?? "?",
    ])
      expect(top).toContain(words);
    expect(top).toContain(run.resultHash.slice(0, 12));
    expect(pages.run).toContain(`<code>${run.resultHash}</code>`);
  });

  test("key figures have their intervals", () => {
    expect(pages.run).toMatch(
      /<dt>Answered in time<\/dt><dd class="value">[\d.]+ %<\/dd><dd>[\d.]+ % to [\d.]+ %<\/dd>/,
    );
  });

  test("time paths, hours of the day, and orders of a day are drawn", () => {
    expect(titlesIn(pages.run)).toEqual([
      "Headline figures",
      "Contents",
      "Calls per hour",
      "Answered in time",
      "Calls waiting",
      "Operators on duty and busy",
      "Appeals open",
      "Backlogs of the busiest agencies",
      "Calls per hour over the day",
      "Answered in time over the day",
      "Operators over the day",
      "Mean wait over the day, in seconds",
      "Orders of 5 May 2026",
      "All figures",
    ]);
  });

  test("operators who do not change are a level line at their number", () => {
    const table = sectionIn(pages.run, "hourly-operators");
    expect(table.match(/<td class="number">2\.0<\/td>/g)?.length).toBeGreaterThanOrEqual(3 * 24);
  });

  test("each order of the day has its row, its limit and its times", () => {
    const day = sectionIn(pages.run, "day");
    expect(day.match(/<th scope="row"/g)).toHaveLength(run.day?.orders.length ?? 0);
    expect(day).toContain("waits for the citizen&#39;s verdict");
    expect(day).toContain("its limit");
  });
});

describe("what a page of a comparison says", () => {
  test("each measure has its difference and a verdict in words", () => {
    const section = sectionIn(pages.compare, "difference-1");
    expect(section).toContain("more operators, compared with small");
    expect(section.replace(/<svg.*?<\/svg>/g, "")).toMatch(
      />answered in time<\/th>.*more operators answers more calls in time/,
    );
  });

  test("pictures have a line for each of both", () => {
    expect(sectionIn(pages.compare, "waiting")).toMatch(/<ul class="legend".*small<\/li>.*more operators<\/li>/);
  });
});

test("scenarios over other days have pictures of their own", () => {
  const [first, second] = compared.cities;
  if (first === undefined || second === undefined) throw new Error("there are two");
  const shorter = { ...second, scenario: { ...second.scenario, days: 1 } };
  const titles = titlesIn(simulationPage({ ...compared, cities: [first, shorter], day: undefined }));
  expect(titles.filter((title) => title.startsWith("Calls waiting"))).toEqual([
    "Calls waiting, small",
    "Calls waiting, more operators",
  ]);
});

describe("what a page of a sweep says", () => {
  test("measures stand against what was varied, in the order of its values", () => {
    const section = sectionIn(pages.sweep, "sweep-answered-in-time");
    expect([...section.matchAll(/<th scope="row"[^>]*>([^<]*)</g)].map(([, value]) => value)).toEqual(["1", "2", "4"]);
    expect(section).toContain("Against staff.");
  });

  test("settings of more than one thing are dots with whiskers, one a row", async () => {
    const points = swept.map((point) => ({ ...point, values: { ...point.values, days: "short" } }));
    const page = simulationPage(await storyOf({ kind: "sweep", points }));
    expect(sectionIn(page, "sweep-wait")).toContain("Dots are the figures, whiskers their intervals");
  });

  test("every other setting is compared with the first", () => {
    expect(titlesIn(pages.sweep)).toContain("staff=4, compared with the first");
  });
});

test("a part of what was asked for says so on top, and so do a warm-up and warnings", () => {
  const warnings = [{ code: "scenario/load", message: "the operators would be busy 120 % of their time" }];
  const warmUp = { method: "given", dropped: 1, observations: 2, capped: false } as const;
  const { result } = run;
  const page = simulationPage({
    ...run,
    warnings,
    result: { ...result, partial: "stopped before the end", design: { ...result.design, warmUp } },
  });
  expect(page).toContain("This is a part of what was asked for: stopped before the end.");
  expect(page).toContain("Figures leave out the first day of each replication");
  expect(page).toContain("the operators would be busy 120 % of their time.");
});

test("one replication has no interval, and a page all the same", () => {
  const { result } = run;
  const one = {
    ...result,
    replications: result.replications.map((each) => each.slice(0, 1)),
    summaries: result.summaries.map((summary) => ({ ...summary, estimate: undefined })),
  };
  const page = simulationPage({ ...run, result: one, day: undefined });
  expect(page).toContain("no interval");
  expect(page).not.toContain("NaN");
});

describe("what a page is made of", () => {
  test("hostile names stay text", async () => {
    const hostile = `<script>alert("1")</script>'&{a|b}`;
    const points = [small, { ...more, name: hostile }];
    const story = await storyOf({ kind: "compare", points, book: hostileCity(hostile) });
    const page = simulationPage({
      ...story,
      warnings: [{ code: hostile, message: hostile }],
      result: { ...story.result, partial: hostile },
    });
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/ on\w+=/);
    expect(page.split("&lt;script&gt;").length).toBeGreaterThan(50);
  });

  test.each(Object.entries(pages))("a page of a %s loads nothing, and every picture has words for it", (_, page) => {
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|\/\/[a-z]/i);
    expect(page).not.toMatch(/<link|<img|<iframe|@import| src=/i);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
    for (const [figure] of page.matchAll(/<figure[\s\S]*?<\/figure>/g))
      expect(figure).toMatch(/<div role="img" aria-label="[^"]{20,}">/);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(Object.entries(pages))("every colour of a picture of a %s comes from the style sheet", (_, page) => {
    const pictures = [...page.matchAll(/<figure[\s\S]*?<\/figure>/g)].join("");
    const paints = [...new Set(pictures.match(/(?:fill|stroke)="[^"]*"/g))];
    expect(paints.filter((paint) => !/var\(|url\(#hatch\)|none|transparent/.test(paint))).toEqual([]);
  });

  test("the same story gives the same bytes", () => {
    expect(simulationPage(run) === pages.run).toBe(true);
  });
});
