import type { z } from "zod";
import type { matter } from "../../appeal/events.ts";
import { AppealKind, Channel } from "../../appeal/terms.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { RandomStreams } from "../../chance/streams.ts";
import type { Callers } from "../scenario/callers-schema.ts";
import { weightedPick } from "./weighted-pick.ts";

/** What an appeal is about, as it is taken down. */
export type Matter = z.infer<z.ZodObject<typeof matter>>;

/**
 * Everything that appeals can be about, each under an integer: its digits are the places of its kind, channel, language and so on in
 * the scenario's lists, so that nothing need be kept of a matter.
 */
export interface Matters {
  /** Draws what the next caller's appeal is about. */
  readonly draw: () => number;
  /** The same matter, of a caller who has appealed about it once more. */
  readonly again: (matter: number) => number;
  readonly of: (matter: number) => Matter;
  /** The same number for matters between which these conditions of a table cannot tell. */
  readonly alike: (matter: number, conditions: ReadonlySet<string>) => number;
  readonly isInquiry: (matter: number) => boolean;
  readonly isByPhone: (matter: number) => boolean;
  readonly isRepeat: (matter: number) => boolean;
  /** The place of its language in `languages`. */
  readonly languageOf: (matter: number) => number;
  readonly languages: readonly string[];
}

/** Who has appealed so often before is no other to the tables than one who did it more often. */
const MOST_EARLIER = 7;

export function mattersOf(callers: Callers, book: PolicyBook, streams: RandomStreams, replication: number): Matters {
  const lists = listsOf(callers, book);
  const draws = lists.map(({ name, weights }) => {
    const pick = weightedPick(weights);
    const stream = streams.stream(`caller's ${name}`, replication);
    return { pick, stream };
  });
  const { kind, channel, language, population, area, category } = placesIn(lists);
  const hotline = book.city.hotlines[0]?.id as string;
  const inquiry = kind.values.indexOf("inquiry");
  const phone = channel.values.indexOf("phone");
  return {
    draw() {
      let drawn = 0;
      for (let list = 0; list < draws.length; list++) {
        const { pick, stream } = draws[list] as (typeof draws)[number];
        drawn += (lists[list] as Listed).unit * pick(stream);
      }
      return drawn;
    },
    again: (matter) => matter + (earlierIn(matter) < MOST_EARLIER ? 1 : 0),
    of: (matter) => ({
      hotline,
      kind: valueIn(matter, kind) as Matter["kind"],
      channel: valueIn(matter, channel) as Matter["channel"],
      category: valueIn(matter, category),
      area: valueIn(matter, area),
      text: "",
      language: valueIn(matter, language),
      population: valueIn(matter, population) as NonNullable<Matter["population"]>,
      ...(earlierIn(matter) > 0 && { earlierAppeals: earlierIn(matter) }),
    }),
    alike(matter, conditions) {
      let group = conditions.has("repeat") ? earlierIn(matter) : 0;
      for (const list of lists)
        if (conditions.has(list.name)) group = group * list.values.length + placeIn(matter, list);
      return group;
    },
    isInquiry: (matter) => placeIn(matter, kind) === inquiry,
    isByPhone: (matter) => placeIn(matter, channel) === phone,
    isRepeat: (matter) => earlierIn(matter) > 0,
    languageOf: (matter) => placeIn(matter, language),
    languages: language.values,
  };
}

/** One list of what a matter can be; its place in the number of the matter is counted in `unit`. */
interface Listed {
  readonly name: string;
  readonly values: readonly string[];
  readonly weights: readonly number[];
  readonly unit: number;
}

const earlierIn = (matter: number): number => matter % (MOST_EARLIER + 1);
const placeIn = (matter: number, { unit, values }: Listed): number => Math.floor(matter / unit) % values.length;
const valueIn = (matter: number, list: Listed): string => list.values[placeIn(matter, list)] as string;

type ListName = "kind" | "channel" | "language" | "population" | "area" | "category";

const placesIn = (lists: readonly Listed[]): Readonly<Record<ListName, Listed>> =>
  Object.fromEntries(lists.map((list) => [list.name, list])) as Record<ListName, Listed>;

function listsOf(callers: Callers, book: PolicyBook): readonly Listed[] {
  const leaves = ({ nodes, childrenOf }: PolicyBook["categories"] | PolicyBook["areas"]) =>
    Object.fromEntries(nodes.filter(({ id }) => childrenOf(id).length === 0).map(({ id }) => [id, 1]));
  const { businesses } = callers;
  const weights: Readonly<Record<ListName, Readonly<Record<string, number>>>> = {
    kind: inOrder(callers.kinds, AppealKind.options),
    channel: inOrder(callers.channels, Channel.options),
    language: callers.languages,
    population: { citizen: 1 - businesses, business: businesses },
    area: callers.areas ?? leaves(book.areas),
    category: callers.categories ?? leaves(book.categories),
  };
  let unit = MOST_EARLIER + 1;
  return Object.entries(weights).map(([name, some]) => {
    const list = { name, values: Object.keys(some), weights: Object.values(some), unit };
    unit *= list.values.length;
    return list;
  });
}

const inOrder = (weights: Readonly<Record<string, number>>, order: readonly string[]): Record<string, number> =>
  Object.fromEntries(order.flatMap((one) => (one in weights ? [[one, weights[one] as number]] : [])));
