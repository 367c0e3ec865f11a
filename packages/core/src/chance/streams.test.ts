import { expect, test } from "vitest";
import type { RandomStream } from "./random.ts";
import { randomStreams } from "./streams.ts";

const draws = ({ bits }: RandomStream, count = 20): readonly number[] => Array.from({ length: count }, bits);

test("a stream is named by seed, purpose and replication", () => {
  const [same, other] = [randomStreams(7), randomStreams("7, again")];
  const arrivals = draws(randomStreams(7).stream("arrivals", 3));
  expect(draws(same.stream("arrivals", 3))).toEqual(arrivals);
  expect(draws(other.stream("arrivals", 3))).not.toEqual(arrivals);
  expect(draws(same.stream("patience", 3))).not.toEqual(arrivals);
  expect(draws(same.stream("arrivals", 4))).not.toEqual(arrivals);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 53])("the number %d is no seed", (seed) => {
  expect(() => randomStreams(seed)).toThrow(`not ${seed}`);
});

test("a name is not mistaken for another one that is written alike", () => {
  const { stream } = randomStreams("a");
  expect(draws(stream('x",1,"y', 0))).not.toEqual(draws(stream("x", 1)));
  expect(draws(randomStreams("a").stream("b"))).not.toEqual(draws(randomStreams("ab").stream("")));
});

test("a stream that is added shifts no other one", () => {
  const before = draws(randomStreams(1).stream("talk"));
  const streams = randomStreams(1);
  draws(streams.stream("a purpose of tomorrow"));
  streams.keyed("another")(5, 1);
  expect(draws(streams.stream("talk"))).toEqual(before);
});

test("the numbers of a seed never change", () => {
  const streams = randomStreams(2024);
  expect(draws(streams.stream("arrivals", 1), 3)).toEqual([970383329, 1902623726, 1359966266]);
  expect(draws(streams.keyed("route", 1)(77, 2), 3)).toEqual([1785359646, 3844004884, 2983461310]);
});

/** Pairs fall into 16 × 16 cells; of 255 degrees of freedom, a chi-square above 400 is rarer than one in ten million. */
test.each<[pair: string, one: RandomStream, other: RandomStream]>([
  ["of two purposes", randomStreams(1).stream("arrivals"), randomStreams(1).stream("patience")],
  ["of two replications", randomStreams(1).stream("arrivals", 0), randomStreams(1).stream("arrivals", 1)],
  ["of two seeds", randomStreams(1).stream("arrivals"), randomStreams(2).stream("arrivals")],
])("the streams %s are independent", (_pair, one, other) => {
  const cells = new Float64Array(256);
  const count = 256_000;
  for (let draw = 0; draw < count; draw++) {
    const cell = 16 * Math.floor(16 * one.uniform()) + Math.floor(16 * other.uniform());
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const chiSquare = cells.reduce((sum, found) => sum + (found - count / 256) ** 2 / (count / 256), 0);
  expect(chiSquare).toBeLessThan(400);
  expect(chiSquare).toBeGreaterThan(150);
});

test("an antithetic stream has 1 − u where its partner has u, less 2⁻⁵³", () => {
  const one = randomStreams(3).stream("talk");
  const other = randomStreams(3, { antithetic: true }).stream("talk");
  for (let draw = 0; draw < 1000; draw++) expect(one.uniform() + other.uniform()).toBe(1 - 2 ** -53);
  for (let draw = 0; draw < 1000; draw++) {
    const [short, long] = [one.exponential(), other.exponential()].sort((a, b) => a - b) as [number, number];
    expect(Math.exp(-short) + Math.exp(-long)).toBeCloseTo(1, 14);
  }
});

test("a keyed draw depends on the entity and on k, and on no order", () => {
  const keyed = randomStreams(4).keyed("route", 2);
  const first = draws(keyed(1, 0));
  const places: readonly (readonly [entity: number, k: number])[] = [
    [0, 1],
    [1, 1],
    [2 ** 32 + 1, 0],
    [2 ** 53 - 1, 2 ** 32 - 1],
  ];
  const texts = places.map(([entity, k]) => draws(keyed(entity, k)).join());
  expect(new Set([first.join(), ...texts]).size).toBe(places.length + 1);
  expect(places.toReversed().map(([entity, k]) => draws(keyed(entity, k)).join())).toEqual(texts.toReversed());
  expect(draws(keyed(1, 0))).toEqual(first);
  expect(draws(randomStreams(4).keyed("route", 3)(1, 0))).not.toEqual(first);
  expect(draws(randomStreams(4).stream("route", 2))).not.toEqual(first);
});

test("the first draws of neighbouring entities are uniform and do not hang together", () => {
  const keyed = randomStreams(5).keyed("route");
  const count = 100_000;
  const first = Array.from({ length: count }, (_, entity) => keyed(entity, 0).uniform() - 0.5);
  const mean = first.reduce((sum, u) => sum + u, 0) / count;
  const product = first.reduce((sum, u, at) => sum + u * (first[at - 1] ?? 0), 0) / count;
  expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
  expect(Math.abs(product)).toBeLessThan(5 * (1 / 12 / Math.sqrt(count)));
});

test("keyed draws have their antithetic half too", () => {
  const [one, other] = [randomStreams(6).keyed("route"), randomStreams(6, { antithetic: true }).keyed("route")];
  for (let entity = 0; entity < 100; entity++)
    expect(one(entity, 3).uniform() + other(entity, 3).uniform()).toBe(1 - 2 ** -53);
});

test("it knows which streams were asked for", () => {
  const streams = randomStreams("names");
  streams.stream("talk", 3);
  streams.keyed("patience");
  streams.stream("talk", 4);
  expect(streams.names()).toEqual(["talk", "patience"]);
});
