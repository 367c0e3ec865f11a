import { execFileSync } from "node:child_process";
import type { Report, ReportChart, ReportSection } from "@swiftline/core/reporting";
import { describe, expect, test } from "vitest";
import { renderPage } from "./render-page.ts";

const kinds: readonly ReportChart["kind"][] = ["columns", "bars", "stacked-bars", "line", "places", "intervals"];

const section = (kind: ReportChart["kind"], rows: ReportSection["table"]["rows"]): ReportSection => ({
  id: kind,
  title: `Drawn as ${kind}`,
  note: "Counted twice.",
  table: {
    columns: [
      { id: "matter", label: "Matter", unit: "text" },
      { id: "registered", label: "Registered", unit: "count" },
      { id: "open", label: "Still open", unit: "count" },
    ],
    rows,
  },
  chart: { kind, series: ["registered", "open"], says: "What people called about." },
});

const reportOf = (sections: readonly ReportSection[]): Report => ({
  id: "overview",
  title: "Northport: overview",
  city: "Northport",
  from: "2026-04-11",
  to: "2026-05-23",
  asOf: "2026-05-23T04:00:00-04:00",
  book: "3f5bf6822e06",
  notes: ["A trial."],
  figures: [{ id: "on-time", label: "On time", value: 0.5, unit: "share", note: "6 of 12" }],
  sections,
});

const some = [
  ["noise", 1200, 40],
  ["water", 800, null],
] as const;
const everyKind = reportOf(kinds.map((kind) => section(kind, some)));
const many = Array.from({ length: 343 }, (_, index) => [`agency ${index}`, index, 0]);
const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

describe("what a page says", () => {
  test("city, period, moment, notes, figures, book and tool stand on it", () => {
    const page = renderPage(everyKind);
    for (const words of ["Northport", "11 April to 23 May 2026", "23 May 2026, 04:00 (UTC−04:00)", "A trial."])
      expect(page).toContain(words);
    expect(page).toMatch(/On time<\/dt><dd class="value">50\.0 %<\/dd><dd>6 of 12</);
    expect(page).toContain("<code>3f5bf6822e06</code>");
    expect(page).toMatch(/Made with Swiftline \d+\.\d+\.\d+/);
  });

  test.each(kinds)("a chart of kind %s has a name and its table beside it", (kind) => {
    const page = renderPage(reportOf([section(kind, some)]));
    expect(page).toContain(`role="img" aria-label="Drawn as ${kind}. What people called about."`);
    expect(page).toContain(`<caption>Drawn as ${kind}</caption>`);
    expect(page).toContain(
      '<tr><th scope="row">noise</th><td class="number">1,200</td><td class="number">40</td></tr>',
    );
    expect(page).toContain('<td class="number"><span class="none">–</span></td>');
  });

  test("intervals are dots with whiskers in the order of the rows; what has no figure is not drawn", () => {
    const scores: ReportSection = {
      id: "ladder",
      title: "Ladder",
      table: {
        columns: [
          { id: "unit", label: "Unit", unit: "text" },
          { id: "score", label: "Score", unit: "score" },
          { id: "low", label: "From", unit: "score" },
          { id: "high", label: "To", unit: "score" },
        ],
        rows: [
          ["East", 70, 60, 78],
          ["Nobody asked", null, null, null],
          ["West", 90, 85, 94],
        ],
      },
      chart: { kind: "intervals", series: ["score", "low", "high"], says: "Scores." },
    };
    const [chart = ""] = renderPage(reportOf([scores])).match(/<figure[\s\S]*<\/figure>/) ?? [];
    for (const [before, after] of [
      ["East", "West"],
      ["70.0", "90.0"],
    ])
      expect(chart.indexOf(`>${before}<`)).toBeLessThan(chart.indexOf(`>${after}<`));
    expect(chart).not.toContain("Nobody asked");
    expect(chart).toContain("whiskers overlap");
  });

  test("a period has its own words where it is not simply its dates", () => {
    const page = renderPage({ ...everyKind, period: "noon of 2026-06-01 to noon of 2026-06-02" });
    expect(page).toContain("<dd>noon of 1 June 2026 to noon of 2 June 2026</dd>");
    expect(page).toMatch(/<title>[^<]*noon of 1 June 2026 to noon of 2 June 2026<\/title>/);
  });

  test("only the twenty longest of many bars are drawn, and it says so", () => {
    const page = renderPage(reportOf([section("bars", many)]));
    expect(page).toContain("Drawn: the first 20 of 343. The table has all of them.");
    const [charts = ""] = page.match(/<figure[\s\S]*<\/figure>/) ?? [];
    expect(charts).toContain(">agency 342<");
    expect(charts).not.toContain(">agency 322<");
  });

  test("a long table is folded and whole, a short one stands open", () => {
    const page = renderPage(reportOf([section("bars", many), section("line", some)]));
    expect(count(page, /<details>/g)).toBe(1);
    expect(count(page, /<th scope="row">/g)).toBe(343 + 2);
  });

  test("days that were left out are a visible break of the axis", () => {
    const days = section("columns", [
      ["2026-04-11", 3, 0],
      ["2026-05-02", 4, 1],
    ]);
    const [matter, ...series] = days.table.columns;
    const dated = { ...days, table: { ...days.table, columns: [{ ...matter!, unit: "date" as const }, ...series] } };
    const page = renderPage(reportOf([dated]));
    expect(page).toContain("Gaps marked ⋯ are days without records.");
    for (const label of ["11 Apr", "⋯", "2 May"]) expect(page).toContain(`>${label}</text>`);
  });

  test("a store without appeals has a page without empty charts", () => {
    const page = renderPage({
      ...reportOf([section("bars", []), section("line", [["noise", 0, null]])]),
      from: "",
      to: "",
    });
    expect(page).not.toContain("<figure");
    expect(page).toContain("No figures in this period.");
    expect(page).toContain("Nothing to draw: every figure is zero or missing.");
  });
});

describe("what a page is made of", () => {
  const hostile = `<script>alert("1")</script>'&{a|b}`;
  const attacked = (kind: ReportChart["kind"]): ReportSection => ({
    ...section(kind, [[hostile, 3, 1]]),
    id: `"><script>${kind}`,
    title: hostile,
    note: hostile,
    table: {
      columns: [...section(kind, []).table.columns].map((one) => ({ ...one, label: hostile })),
      rows: [[hostile, 3, 1]],
    },
    chart: { kind, series: ["registered", "open"], says: hostile },
  });
  const page = renderPage({
    ...everyKind,
    title: hostile,
    city: hostile,
    from: hostile,
    to: hostile,
    asOf: hostile,
    book: hostile,
    notes: [hostile],
    figures: [{ id: hostile, label: hostile, value: hostile, unit: "text", note: hostile }],
    sections: kinds.map(attacked),
  });

  test("whatever is put into a report stays text", () => {
    expect(count(page, /<script/gi)).toBe(0);
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;{a|b}");
    expect(count(page, / on\w+=/g)).toBe(0);
  });

  test("nothing is loaded from anywhere", () => {
    for (const text of [page, renderPage(everyKind)]) {
      expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|\/\/[a-z]/i);
      expect(text).not.toMatch(/<link|<img|<iframe|@import| src=/i);
      expect(text).toContain("default-src &#39;none&#39;");
    }
  });

  test("its headings go down one step at a time, and every link has its target", () => {
    const text = renderPage(everyKind);
    const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(new Set(levels.slice(1))).toEqual(new Set([2]));
    for (const [, id] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`);
    for (const landmark of ['<html lang="en">', "<header", "<nav", '<main id="report">', "<footer"])
      expect(text).toContain(landmark);
  });

  test("every colour of a chart comes from the style sheet", () => {
    const [charts = ""] = renderPage(everyKind).match(/<figure[\s\S]*<\/figure>/) ?? [];
    expect(
      [...new Set(charts.match(/(?:fill|stroke)="[^"]*"/g))].filter((paint) => !/var\(|url\(#hatch\)|none/.test(paint)),
    ).toEqual([]);
  });
});

describe("the same report gives the same bytes", () => {
  test("within a process", () => {
    const [first, again] = [renderPage(everyKind), renderPage(everyKind)];
    expect(first === again).toBe(true);
  });

  test("and in another one", () => {
    const module = new URL("render-page.ts", import.meta.url).href;
    const program = `import { renderPage } from ${JSON.stringify(module)};
      renderPage(${JSON.stringify(reportOf([section("line", some)]))});
      process.stdout.write(renderPage(${JSON.stringify(everyKind)}));`;
    const flags = ["--conditions=swiftline-source", "--input-type=module", "--eval", program];
    expect(execFileSync(process.execPath, flags, { encoding: "utf8" }) === renderPage(everyKind)).toBe(true);
  });
});
