import { estimatedDay, type PathSeriesName } from "@swiftline/core/simulation/city";
import { bandSection, type Line } from "./simulation-page-bands.ts";
import type { Drawn, SimulationStory } from "./simulation-story.ts";

/** What is told of the hours of the day, all days together. */
const pictures: readonly { readonly id: string; readonly title: string; readonly of: readonly PathSeriesName[] }[] = [
  { id: "hourly-calls", title: "Calls per hour over the day", of: ["calls"] },
  { id: "hourly-answered", title: "Answered in time over the day", of: ["answered in time"] },
  { id: "hourly-operators", title: "Operators over the day", of: ["operators on duty", "operators busy"] },
  { id: "hourly-wait", title: "Mean wait over the day, in seconds", of: ["wait"] },
];

const places = Array.from({ length: 24 }, (_, hour) => {
  const name = `${String(hour).padStart(2, "0")}:00`;
  return { tick: hour % 3 === 0 ? name : "", name };
});

/** The hours of the day of all scenarios; nothing where none was followed. */
export function hourSections(story: SimulationStory): readonly Drawn[] {
  const days = story.cities.map((city) => ({ city, series: estimatedDay(story.result, city.name) }));
  const [first] = days;
  if (first === undefined || first.series.length === 0) return [];
  return pictures.map(({ id, title, of }) =>
    bandSection({
      id,
      title,
      note: "All days of the run together, by the city's own clock.",
      says: `${title}, all days of the run together.`,
      axis: { label: "Hour from", divided: false },
      places,
      unit: first.series.find(({ series }) => series.name === of[0])?.series.unit ?? "calls",
      lines: days.flatMap(({ city, series: all }) =>
        of.map((name): Line => {
          const whose = days.length === 1 ? name : of.length === 1 ? city.name : `${name}, ${city.name}`;
          return { label: whose, points: all.find(({ series }) => series.name === name)?.points ?? [] };
        }),
      ),
    }),
  );
}
