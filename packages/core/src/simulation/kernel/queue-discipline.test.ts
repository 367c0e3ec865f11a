import { expect, test } from "vitest";
import { earliestDue, fifo, lifo, type QueueDiscipline, severestFirst } from "./queue-discipline.ts";
import { resource } from "./resource.ts";

const dueAt = [0, 30, 10, 20];
const severity = [0, 1, 3, 1];

/** The order in which requests 1, 2 and 3 are served, which wait for what request 0 holds. */
function orderOf(discipline: QueueDiscipline): readonly number[] {
  const order: number[] = [];
  const desk = resource({
    capacity: 1,
    discipline,
    begins: (claim) => order.push(desk.requestOf(claim)),
  });
  const claims = [0, 1, 2, 3].map((request) => desk.seize(request));
  for (let served = 0; served < 4; served++) desk.release(claims[order[served]!]!);
  return order.slice(1);
}

test.each([
  ["first come, first served", fifo, [1, 2, 3]],
  ["last come, first served", lifo, [3, 2, 1]],
  ["what is due first", earliestDue((request) => dueAt[request]!), [2, 3, 1]],
  ["the severest first, and of equals who came first", severestFirst((request) => severity[request]!), [2, 1, 3]],
  ["an order of the caller's own", (request: number) => -(request % 3), [2, 1, 3]],
] as const)("a line is served by %s", (_name, discipline, order) => {
  expect(orderOf(discipline)).toEqual(order);
});

test("a rank that is no number is refused, with the request", () => {
  const desk = resource({ capacity: 1, begins: () => {}, discipline: () => Number.NaN });
  expect(() => desk.seize(7)).toThrow("The discipline ranks request 7 as no number");
});
