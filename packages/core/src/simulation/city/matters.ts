import type * as z from "zod";
import type { matter } from "../../appeal/events.ts";
import { AppealKind, Channel } from "../../appeal/terms.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { RandomStreams } from "../../chance/streams.ts";
import { mainHotline } from "../../city/city.ts";
import { drawnAhead } from "../kernel/drawn-ahead.ts";
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
  /** Those matters that are about certain things, and draws of them alone, under names of their own. */
  readonly among: (about: About, whose: string) => Among;
  /** The same matter, of a caller who has appealed about it once more. */
  readonly again: (matter: number) => number;
  readonly of: (matter: number) => Matter;
  /**
   * Answers the same number for matters of which `told` says the same, value by value; `tellsEarlier` is whether it counts how often
   * their callers have appealed before.
   */
  readonly alike: (told: Told, tellsEarlier: boolean) => (matter: number) => number;
  readonly isInquiry: (matter: number) => boolean;
  readonly isByPhone: (matter: number) => boolean;
  readonly isRepeat: (matter: number) => boolean;
  /** The place of its language in `languages`, and of its category in `categories`. */
  readonly languageOf: (matter: number) => number;
  readonly languages: readonly string[];
  readonly categoryOf: (matter: number) => number;
  readonly categories: readonly string[];
}

/** What to look for: these categories and areas with everything below them; all where nothing is said. */
export interface About {
  readonly categories?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
}

/** What is said of a value of a list, by the list's name. */
export type Told = (list: string, value: string) => string;

export interface Among {
  /** Which part they are of all matters. */
  readonly share: number;
  readonly has: (matter: number) => boolean;
  readonly draw: () => number;
}

/** What simulated people say: something, in which no rule finds a word. */
const UNSAID = "…";

/** Who has appealed so often before is no other to the tables than one who did it more often. */
const MOST_EARLIER = 7;

export function mattersOf(callers: Callers, book: PolicyBook, streams: RandomStreams, replication: number): Matters {
  const lists = listsOf(callers, book);
  const drawing = (some: readonly Listed[], whose: string): (() => number) => {
    const draws = some.map(({ name, weights, unit }) => {
      const pick = weightedPick(weights);
      const stream = { uniform: drawnAhead(streams.stream(`${whose} ${name}`, replication).uniforms) };
      return { pick, stream, unit };
    });
    return () => {
      let drawn = 0;
      for (const { pick, stream, unit } of draws) drawn += unit * pick(stream);
      return drawn;
    };
  };
  const listAt = (place: number): Listed => lists[place] as Listed;
  const { kind, channel, language, population, area, category } = placesIn(lists);
  const hotline = mainHotline(book.city);
  const inquiry = kind.values.indexOf("inquiry");
  const phone = channel.values.indexOf("phone");
  return {
    draw: drawing(lists, "caller's"),
    among(about, whose) {
      const wanted = wantedIn(about, book);
      const some = lists.map((list) => only(list, wanted.get(list.name)));
      return {
        share: some.reduce((share, { weights }, place) => (share * sum(weights)) / sum(listAt(place).weights), 1),
        has: (matter) => lists.every((list) => wanted.get(list.name)?.has(valueIn(matter, list)) ?? true),
        draw: drawing(some, whose),
      };
    },
    again: (matter) => matter + (earlierIn(matter) < MOST_EARLIER ? 1 : 0),
    of: (matter) => ({
      hotline,
      kind: valueIn(matter, kind) as Matter["kind"],
      channel: valueIn(matter, channel) as Matter["channel"],
      category: valueIn(matter, category),
      area: valueIn(matter, area),
      text: UNSAID,
      language: valueIn(matter, language),
      population: valueIn(matter, population) as NonNullable<Matter["population"]>,
      ...(earlierIn(matter) > 0 && { earlierAppeals: earlierIn(matter) }),
    }),
    alike(told, tellsEarlier) {
      const classes = lists.map((list) => classesOf(list, told)).filter(({ count }) => count > 1);
      return (matter) => {
        let group = tellsEarlier ? earlierIn(matter) : 0;
        for (const { list, count, of } of classes) group = group * count + (of[placeIn(matter, list)] as number);
        return group;
      };
    },
    isInquiry: (matter) => placeIn(matter, kind) === inquiry,
    isByPhone: (matter) => placeIn(matter, channel) === phone,
    isRepeat: (matter) => earlierIn(matter) > 0,
    languageOf: (matter) => placeIn(matter, language),
    languages: language.values,
    categoryOf: (matter) => placeIn(matter, category),
    categories: category.values,
  };
}

/** One list of what a matter can be; its place in the number of the matter is counted in `unit`. */
interface Listed {
  readonly name: string;
  readonly values: readonly string[];
  readonly weights: readonly number[];
  readonly count: number;
  readonly unit: number;
}

/** The values of a list by what is said of them: how many different things, and which of these of each. */
function classesOf(list: Listed, told: Told) {
  const said = list.values.map((value) => told(list.name, value));
  const different = [...new Set(said)];
  return { list, count: different.length, of: Int32Array.from(said, (one) => different.indexOf(one)) };
}

/** Engines are slow with the remainder of what needs more than 32 bits, and quick with products. */
const remainder = (dividend: number, divisor: number): number => dividend - divisor * Math.floor(dividend / divisor);

const earlierIn = (matter: number): number => remainder(matter, MOST_EARLIER + 1);
const placeIn = (matter: number, { unit, count }: Listed): number => remainder(Math.floor(matter / unit), count);
const valueIn = (matter: number, list: Listed): string => list.values[placeIn(matter, list)] as string;

/** The values that a list may have, where not every one will do. */
function wantedIn({ categories, areas }: About, book: PolicyBook): ReadonlyMap<string, ReadonlySet<string>> {
  const below = (ids: readonly string[], { within }: PolicyBook["categories"] | PolicyBook["areas"]) =>
    new Set(ids.flatMap(within));
  return new Map([
    ...(categories === undefined ? [] : [["category", below(categories, book.categories)] as const]),
    ...(areas === undefined ? [] : [["area", below(areas, book.areas)] as const]),
  ]);
}

const only = (list: Listed, wanted: ReadonlySet<string> | undefined): Listed =>
  wanted === undefined
    ? list
    : {
        ...list,
        weights: list.weights.map((weight, place) => (wanted.has(list.values[place] as string) ? weight : 0)),
      };

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);

type ListName = "kind" | "channel" | "language" | "population" | "area" | "category";

const placesIn = (lists: readonly Listed[]): Readonly<Record<ListName, Listed>> =>
  Object.fromEntries(lists.map((list) => [list.name, list])) as Record<ListName, Listed>;

/** All without others below them, alike. */
export const evenWeights = ({ nodes, childrenOf }: PolicyBook["categories"] | PolicyBook["areas"]) =>
  Object.fromEntries(nodes.filter(({ id }) => childrenOf(id).length === 0).map(({ id }) => [id, 1]));

function listsOf(callers: Callers, book: PolicyBook): readonly Listed[] {
  const { businesses } = callers;
  const weights: Readonly<Record<ListName, Readonly<Record<string, number>>>> = {
    kind: inOrder(callers.kinds, AppealKind.options),
    channel: inOrder(callers.channels, Channel.options),
    language: callers.languages,
    population: { citizen: 1 - businesses, business: businesses },
    area: callers.areas ?? evenWeights(book.areas),
    category: callers.categories ?? evenWeights(book.categories),
  };
  let unit = MOST_EARLIER + 1;
  return Object.entries(weights).map(([name, some]) => {
    const values = Object.keys(some);
    const list = { name, values, weights: Object.values(some), count: values.length, unit };
    unit *= values.length;
    return list;
  });
}

const inOrder = (weights: Readonly<Record<string, number>>, order: readonly string[]): Record<string, number> =>
  Object.fromEntries(order.flatMap((one) => (one in weights ? [[one, weights[one] as number]] : [])));
