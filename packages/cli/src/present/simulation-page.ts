import { document } from "./page/document.ts";
import { html } from "./page/escape.ts";
import { renderFigures } from "./page/masthead.ts";
import { renderContents, renderDrawn } from "./page/section.ts";
import { comparisonSections } from "./simulation-page-comparison.ts";
import { daySection } from "./simulation-page-day.ts";
import { figuresOf, measuresSection } from "./simulation-page-figures.ts";
import { colophon, masthead, titleOf } from "./simulation-page-frame.ts";
import { hourSections } from "./simulation-page-hours.ts";
import { pathSections } from "./simulation-page-paths.ts";
import { shortlyNamed } from "./simulation-page-settings.ts";
import { sweepSections } from "./simulation-page-sweep.ts";
import type { Drawn, SimulationStory } from "./simulation-story.ts";

/**
 * What a simulation found, as one HTML file that needs nothing else: figures with their intervals, what differs, time paths, the hours of
 * the day, and the orders of a day. The same story gives the same bytes.
 */
export function simulationPage(told: SimulationStory): string {
  const story = told.kind === "sweep" ? { ...told, result: shortlyNamed(told.result) } : told;
  const [figures, sections] = [figuresOf(story), sectionsOf(story)];
  return document({
    title: titleOf(story),
    is: "simulation",
    masthead: masthead(story),
    main: html`${figures.length === 0 ? undefined : renderFigures(figures)}
${renderContents(sections.map(({ section }) => section))}
${sections.map(({ section, figure }) => renderDrawn(section, figure))}`,
    colophon: colophon(story),
  }).markup;
}

function sectionsOf(story: SimulationStory): readonly Drawn[] {
  if (story.kind === "sweep")
    return [...sweepSections(story), ...comparisonSections(story), { section: measuresSection(story) }];
  return [
    ...comparisonSections(story),
    ...pathSections(story),
    ...hourSections(story),
    ...daySection(story),
    { section: measuresSection(story) },
  ];
}
