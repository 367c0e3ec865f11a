/** Colours of both schemes. Words have a contrast of at least 4.5 to 1 on their ground, drawn shapes at least 3 to 1. */
const light = `
  color-scheme: light;
  --paper: #fdfcfa; --ink: #1b2328; --quiet: #586269; --rule: #d9d6cf; --grid: #e8e5df; --axis: #8a9298;
  --accent: #12557d; --tint: #f4f1ea;
  --series-1: #12557d; --outline-1: #12557d; --on-series-1: #ffffff;
  --series-2: #e2a03f; --outline-2: #a86a10; --on-series-2: #1b2328;
  --series-3: #a33527; --outline-3: #a33527; --on-series-3: #ffffff; --hatch: #bb5b4e;
  --series-4: #d5dde2; --outline-4: #7a8891; --on-series-4: #1b2328;
  --series-5: #2f7d6b; --outline-5: #2f7d6b; --on-series-5: #ffffff;
  --series-6: #76548f; --outline-6: #76548f; --on-series-6: #ffffff;`;

const dark = `
  color-scheme: dark;
  --paper: #14191d; --ink: #e7e5e0; --quiet: #a3adb4; --rule: #343c42; --grid: #272f35; --axis: #76828a;
  --accent: #7db7de; --tint: #1b2227;
  --series-1: #5b9fcd; --outline-1: #5b9fcd; --on-series-1: #0d1216;
  --series-2: #edc27d; --outline-2: #edc27d; --on-series-2: #0d1216;
  --series-3: #c9604f; --outline-3: #d97a6b; --on-series-3: #0d1216; --hatch: #d67563;
  --series-4: #3a464e; --outline-4: #83919a; --on-series-4: #e7e5e0;
  --series-5: #63b39f; --outline-5: #63b39f; --on-series-5: #0d1216;
  --series-6: #ae8cc6; --outline-6: #ae8cc6; --on-series-6: #0d1216;`;

const base = `
:root {
  --serif: "Source Serif 4", "Iowan Old Style", "Palatino Linotype", Palatino, P052, "TeX Gyre Pagella", Georgia, "Songti SC", "Noto Serif CJK SC", serif;
  --sans: Inter, "Source Sans 3", system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0 auto; max-width: 74.5rem; padding: 0 2.5rem; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 var(--sans); overflow-wrap: break-word; }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.15; margin: 0; text-wrap: balance; }
p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
code { font: 0.9em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--ink); color: var(--paper); z-index: 1; }
.skip:focus { top: 1rem; }
.patterns { position: absolute; }
#hatch .ground { fill: var(--series-3); }
#hatch .stroke { fill: var(--hatch); }`;

const masthead = `
.masthead { border-top: 6px solid var(--accent); padding: 2.75rem 0 0; }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.25rem); letter-spacing: -0.015em; }
.masthead dl { display: flex; flex-wrap: wrap; gap: 0.75rem 3rem; margin-top: 1.5rem; }
dt { color: var(--quiet); font-size: 0.8125rem; }
.masthead dd { font-size: 1.0625rem; }
.note { margin-top: 1.25rem; padding-left: 0.875rem; border-left: 3px solid var(--series-2); max-width: 44rem; color: var(--quiet); }
.figures { margin-top: 2.25rem; }
.figures h2, caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.figures { overflow: clip; border-block: 1px solid var(--rule); }
.figures dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); margin: -1px 0 0 -1.25rem; }
.figures dl:has(div:nth-child(7)) { grid-template-columns: repeat(auto-fit, minmax(14.5rem, 1fr)); }
.figures div { display: grid; grid-row: span 3; grid-template-rows: subgrid; padding: 1.125rem 1rem 1.25rem 1.25rem; border: solid var(--rule); border-width: 1px 0 0 1px; margin-left: -1px; }
.figures .value { font: 600 2.375rem/1.15 var(--serif); font-variant-numeric: lining-nums; letter-spacing: -0.01em; margin: 0.25rem 0 0.375rem; color: var(--accent); white-space: nowrap; }
.figures dd { color: var(--quiet); font-size: 0.8125rem; line-height: 1.4; }
.contents { margin-top: 2rem; }
.contents h2 { font: 600 0.8125rem/1.5 var(--sans); color: var(--quiet); }
.contents ol { list-style: none; columns: 17rem; column-gap: 2.5rem; margin-top: 0.375rem; }
.contents li { padding: 0.1875rem 0; break-inside: avoid; }
.contents a { color: var(--ink); text-decoration-color: var(--rule); }
.contents a:hover { text-decoration-color: currentColor; }`;

const sections = `
.beside, .below, .bare { display: grid; grid-template: "words chart" auto "table chart" 1fr / minmax(0, 22rem) minmax(0, 1fr); gap: 1.25rem 3rem; margin-top: 2.75rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.below { grid-template: "words chart" auto "table table" auto / minmax(0, 22rem) minmax(0, 1fr); }
.bare { grid-template: "words table" auto / minmax(0, 22rem) minmax(0, 1fr); }
.words { grid-area: words; }
.chart { grid-area: chart; }
.table { grid-area: table; }
h2 { font-size: 1.5rem; }
.words p { margin-top: 0.5rem; color: var(--quiet); font-size: 0.875rem; }
.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart svg text { font-family: var(--sans); font-size: 13px; font-variant-numeric: tabular-nums; }
.chart .wide { max-width: 54rem; }
.chart .half, .chart .narrow { display: none; }
.chart .narrow { max-width: 30rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin-bottom: 0.75rem; font-size: 0.8125rem; }
.legend li { display: flex; align-items: center; gap: 0.4375rem; }
.chart .legend svg { width: 0.875rem; height: 0.875rem; flex: none; }
.legend path { stroke-width: 2; fill: none; }
.dashed path { stroke-dasharray: 4 2; }
.dotted path { stroke-dasharray: 2 2; }
${[1, 2, 3, 4, 5, 6]
  .map(
    (
      series,
    ) => `.series-${series} { fill: ${series === 3 ? "url(#hatch)" : `var(--series-${series})`}; stroke: var(--outline-${series}); }
.stroke-${series} { stroke: var(--series-${series}); }`,
  )
  .join("\n")}
figcaption { margin-top: 0.5rem; color: var(--quiet); font-size: 0.8125rem; }
.nothing { color: var(--quiet); font-style: italic; }
`;

const tables = `
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
th, td { padding: 0.375rem 0 0.375rem 1.25rem; text-align: left; vertical-align: baseline; }
th:first-child, td:first-child { padding-left: 0; }
thead th { border-bottom: 1px solid var(--axis); color: var(--quiet); font-weight: 500; font-size: 0.8125rem; vertical-align: bottom; }
tbody th { font-weight: 500; }
.beside th, .beside td { padding: 0.28rem 0 0.28rem 0.75rem; font-size: 0.8125rem; }
.beside th:first-child { padding-left: 0; }
.bare table { width: auto; min-width: 75%; }
tbody tr + tr > * { border-top: 1px solid var(--grid); }
tbody tr:hover > * { background: var(--tint); }
.number { text-align: right; white-space: nowrap; }
.date { white-space: nowrap; }
thead .number { white-space: normal; }
.none { color: var(--quiet); }
summary { cursor: pointer; color: var(--accent); font-size: 0.875rem; width: fit-content; }
summary:hover { text-decoration: underline; text-underline-offset: 0.2em; }
details[open] summary { margin-bottom: 0.5rem; }
footer { margin: 4rem 0 3rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.8125rem; }
footer p { max-width: 46rem; }
footer p + p { margin-top: 0.5rem; }`;

const narrow = `
@media screen and (max-width: 68rem) {
  .beside, .below, .bare { grid-template: "words" "chart" "table" / minmax(0, 1fr); }
  .bare { grid-template: "words" "table" / minmax(0, 1fr); }
  .words p { max-width: 44rem; }
}
@media screen and (max-width: 40rem) {
  body { padding: 0 1.25rem; }
  .masthead { padding-top: 1.75rem; }
  .masthead dl { display: grid; gap: 0.625rem; }
  .figures dl, .figures dl:has(div:nth-child(7)) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .figures div:first-child:nth-last-child(odd) { grid-column: 1 / -1; }
  .figures .value { font-size: 1.875rem; }
  .beside, .below, .bare { margin-top: 2.25rem; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  tbody th { position: sticky; left: 0; background: var(--paper); min-width: 7rem; max-width: 44vw; }
  .below tbody th { min-width: 9rem; }
  .bare table { width: 100%; }
}`;

const print = `
@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #586269; } }
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip, .contents, summary { display: none; }
  .masthead { padding-top: 1.25rem; }
  .figures dl { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
  .figures .value { font-size: 1.625rem; }
  .beside, .below, .bare { gap: 0.75rem 1.5rem; margin-top: 1.5rem; padding-top: 0.875rem; }
  .beside { display: flow-root; break-inside: avoid; }
  .beside .chart { float: right; width: 56%; }
  .beside .words, .beside .table { margin-right: 60%; }
  .beside .words { margin-bottom: 0.5rem; }
  .below { display: block; }
  .below > * + * { margin-top: 0.75rem; }
  .bare { grid-template-columns: minmax(0, 2fr) minmax(0, 5fr); }
  .beside .wide { display: none; }
  .beside .half { display: block; }
  h2 { font-size: 1.3125rem; }
  .below .words, thead { break-after: avoid; }
  .words, .chart, tr, .figures, .note, .legend, .table > .scroll { break-inside: avoid; }
  .scroll { overflow: visible; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; }
  footer { margin: 1.5rem 0 0; padding-top: 0.75rem; break-inside: avoid; }
  th, td { padding-left: 0.75rem; }
  .table th, .table td { padding-block: 0.09375rem; font-size: 0.75rem; }
  a { color: inherit; text-decoration: none; }
  p { orphans: 3; widows: 3; }
}`;

/** The style sheet of the page. It is light unless the reader's screen is dark, and always light on paper. */
export const styles = `
:root {${light}
}
@media screen and (prefers-color-scheme: dark) { :root {${dark}
} }
${base}
${masthead}
${sections}
${tables}
${narrow}
${print}
`;
