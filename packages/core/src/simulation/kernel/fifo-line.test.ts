import { expect, test } from "vitest";
import { fifoLine, NOBODY } from "./fifo-line.ts";

test("first come, first served, and nobody is left in the end", () => {
  const line = fifoLine();
  for (let caller = 0; caller < 100; caller++) line.join(caller);
  expect(Array.from({ length: 101 }, line.take)).toEqual([...Array(100).keys(), NOBODY]);
});

test("a ticket cannot be given back twice, nor after its turn, nor before it is given", () => {
  const line = fifoLine();
  const [first, second] = [line.join(7), line.join(8)];
  line.leave(second);
  line.take();
  for (const ticket of [first, second, 2, -1, Number.NaN])
    expect(() => line.leave(ticket)).toThrow(`Nobody with the ticket ${ticket} stands in line`);
  expect(line.length).toBe(0);
});

test.each([-1, Number.NaN])("%d is no integer from 0 on", (value) => {
  expect(() => fifoLine().join(value)).toThrow(`A line is one of integers from 0 on, not of ${value}`);
});
