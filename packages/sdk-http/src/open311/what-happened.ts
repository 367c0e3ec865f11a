import { type Event, type TimelineEntry, timeline } from "@swiftline/core/appeal";
import { namesOf } from "@swiftline/core/city";
import { en, sayTimeline, type TimelineLanguage, timelineEn, timelineZh, zh } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import { secondOf, type Telling } from "./request-fields.ts";

/** Languages without the moment in front, which stands in a field of its own. */
const withoutMoment = ({ event, timeline }: TimelineLanguage): TimelineLanguage => ({
  event,
  timeline: {
    ...timeline,
    line: (_, event, facts) => [event, ...(facts.length === 0 ? [] : [facts.join(timeline.comma)])].join(": "),
  },
});

const english = withoutMoment({ event: en.event, timeline: timelineEn });
const chinese = withoutMoment({ event: zh.event, timeline: timelineZh });

/** What everybody may be told of an event; undefined where it is none of their business. */
export const publicEntry = (event: Event): TimelineEntry | undefined => timeline([event], "public")[0];

/** What happened in one sentence, in the reader's language. */
export function sayHappened(entry: TimelineEntry, { book, say }: Telling): string {
  const language = say({ en: "en", zh: "zh" }) === "zh" ? chinese : english;
  const nameOf = (code: string): string => {
    const agency = book.agencies.get(code);
    return agency === undefined ? code : say(namesOf(agency, book.city.languages));
  };
  const [sentence = ""] = sayTimeline([entry], language, {
    nameOf,
    show: (at) => formatInZone(secondOf(at), book.zone),
  });
  return sentence;
}
