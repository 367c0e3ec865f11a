import type { PolicyBook } from "@swiftline/core";
import type { Appeal, AppealStatus } from "@swiftline/core/appeal";
import type { Fields } from "./answer.ts";
import { valuesIn } from "./asked-attributes.ts";
import { mediaUrls } from "./media.ts";
import type { Told } from "./public-request.ts";
import { type Telling, toSeconds } from "./request-fields.ts";
import { publicEntry, sayHappened } from "./what-happened.ts";

/** Where a request stands, in the words of CitySDK. */
const detailed = {
  registered: "RECEIVED",
  conferencing: "RECEIVED",
  dispatched: "RECEIVED",
  signed: "IN_PROCESS",
  handling: "IN_PROCESS",
  disputed: "IN_PROCESS",
  parked: "IN_PROCESS",
  merged: "IN_PROCESS",
  reported: "PROCESSED",
  answered: "ARCHIVED",
  split: "ARCHIVED",
  closed: "ARCHIVED",
  diverted: "REJECTED",
  terminated: "REJECTED",
  withdrawn: "REJECTED",
} as const satisfies Record<AppealStatus, string>;

/** What `extensions=true` adds: of those in use elsewhere, the ones that we know something for. */
export function requestExtensions({ appeal, history }: Told, telling: Telling): Fields {
  const [status, urls] = [detailed[appeal.status], mediaUrls(appeal, telling.url)];
  const happened = history.flatMap((event) => publicEntry(event) ?? []);
  return {
    detailed_status: status,
    media_urls: urls,
    extended_attributes: {
      channel: appeal.matter.channel,
      detailed_status: status,
      media_urls: urls,
      photos: urls.map((url) => ({ media_url: url })),
    },
    attributes: attributesTold(appeal, telling),
    notes: happened.map((entry) => ({
      datetime: toSeconds(entry.at),
      type: entry.event,
      description: sayHappened(entry, telling),
    })),
  };
}

/** What was answered to the service's questions, each value by itself, as far as it was chosen or counted: free words may name people. */
function attributesTold({ matter }: Appeal, { book, say }: Telling): readonly Fields[] {
  const questions = book.open311?.services.get(matter.category)?.attributes ?? [];
  return questions.flatMap((question) => {
    const { code, description, values } = question;
    const answer = matter.attributes?.[code];
    if (answer === undefined || isFree(code, book)) return [];
    return valuesIn(answer, question).map((value) => {
      const name = values.find(({ key }) => key === value)?.name;
      return { code, label: say(description), value, name: name === undefined ? null : say(name) };
    });
  });
}

const isFree = (code: string, { city }: PolicyBook): boolean => (city.attributes[code]?.type ?? "text") === "text";
