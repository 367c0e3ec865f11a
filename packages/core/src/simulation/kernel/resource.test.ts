import { describe, expect, test } from "vitest";
import { REFUSED, resource } from "./resource.ts";
import type { ResourceOptions } from "./resource-options.ts";

/** A resource that writes down who begins and who stops. A request is its own rank. */
function told(options: Partial<ResourceOptions>) {
  const log: string[] = [];
  const servers = resource({
    capacity: 1,
    begins: (claim) => log.push(`${servers.requestOf(claim)} begins`),
    stops: (claim) => log.push(`${servers.requestOf(claim)} stops`),
    ...options,
  });
  return { servers, log };
}

const byRank = { discipline: (request: number) => request };

describe("waiting", () => {
  test("a request begins at once while a server is free, and waits after that", () => {
    const { servers, log } = told({ capacity: 2 });
    const claims = [1, 2, 3].map(servers.seize);
    expect(log).toEqual(["1 begins", "2 begins"]);
    expect(claims.map(servers.holds)).toEqual([true, true, false]);
    expect([servers.busy(), servers.waiting()]).toEqual([2, 1]);
  });

  test("a server that is given back goes to the next in line", () => {
    const { servers, log } = told({});
    const [first] = [1, 2, 3].map(servers.seize);
    servers.release(first!);
    expect(log).toEqual(["1 begins", "2 begins"]);
  });

  test.each([
    ["in order of coming", {}],
    ["by rank", byRank],
  ])("who leaves a line %s is never served", (_order, options) => {
    const { servers, log } = told(options);
    const [first, second] = [1, 2, 3].map(servers.seize);
    servers.withdraw(second!);
    expect(servers.waiting()).toBe(1);
    servers.release(first!);
    expect(log).toEqual(["1 begins", "3 begins"]);
  });

  test("a claim whose name is given to another one says whose it is", () => {
    const { servers } = told({});
    servers.release(servers.seize(1));
    expect(servers.requestOf(servers.seize(2))).toBe(2);
  });
});

describe("balking", () => {
  test("a line without room refuses", () => {
    const { servers } = told({ room: 1 });
    expect([1, 2, 3].map(servers.seize).map((claim) => claim === REFUSED)).toEqual([false, false, true]);
    expect(servers.waiting()).toBe(1);
  });

  test("who finds the line too long turns away, and is asked only if they would have to wait", () => {
    const asked: string[] = [];
    const balks = (request: number, waiting: number) => {
      asked.push(`${request} behind ${waiting}`);
      return request === 3;
    };
    const { servers } = told({ balks });
    expect([1, 2, 3, 4].map(servers.seize).map((claim) => claim === REFUSED)).toEqual([false, false, true, false]);
    expect(asked).toEqual(["2 behind 0", "3 behind 1", "4 behind 1"]);
  });
});

describe("preemption", () => {
  test("a lower rank takes the server of the highest one, and of those who came last", () => {
    const { servers, log } = told({ capacity: 3, preemptive: true, discipline: (request) => Math.floor(request / 10) });
    for (const request of [20, 21, 10, 0]) servers.seize(request);
    expect(log.slice(3)).toEqual(["21 stops", "0 begins"]);
  });

  test("an equal takes nothing", () => {
    const { servers, log } = told({ preemptive: true, discipline: () => 1 });
    servers.seize(1);
    servers.seize(2);
    expect(log).toEqual(["1 begins"]);
  });

  test("who lost a server is before all of their rank who came later", () => {
    const { servers, log } = told({ preemptive: true, discipline: (request) => Math.floor(request / 10) });
    servers.seize(11);
    servers.seize(12);
    const urgent = servers.seize(1);
    servers.release(urgent);
    expect(log).toEqual(["11 begins", "11 stops", "1 begins", "11 begins"]);
  });

  test("who lost a server may leave the line at once", () => {
    const { servers, log } = told({ preemptive: true, ...byRank, stops: (claim) => servers.withdraw(claim) });
    servers.seize(2);
    servers.release(servers.seize(1));
    expect(log).toEqual(["2 begins", "1 begins"]);
    expect([servers.busy(), servers.waiting()]).toEqual([0, 0]);
  });
});

describe("the end of a shift", () => {
  test("finish: servers at work stay until they are done, and serve nobody else", () => {
    const { servers, log } = told({ capacity: 2 });
    const [first, second] = [1, 2, 3].map(servers.seize);
    servers.setCapacity(1);
    expect(servers.busy()).toBe(2);
    servers.release(first!);
    expect(log).toEqual(["1 begins", "2 begins"]);
    servers.release(second!);
    expect(log).toEqual(["1 begins", "2 begins", "3 begins"]);
  });

  test("hand back: the one who came last goes back to their place, before those who wait", () => {
    const { servers, log } = told({ capacity: 2, shiftEnd: "hand-back" });
    const [first] = [1, 2, 3].map(servers.seize);
    servers.setCapacity(1);
    servers.release(first!);
    expect(log).toEqual(["1 begins", "2 begins", "2 stops", "2 begins"]);
  });

  test("freeze: work stays with the server who went, until one comes back", () => {
    const { servers, log } = told({ capacity: 2, shiftEnd: "freeze" });
    const [first] = [1, 2, 3].map(servers.seize);
    servers.setCapacity(1);
    servers.release(first!);
    expect(log).toEqual(["1 begins", "2 begins", "2 stops", "3 begins"]);
    servers.setCapacity(2);
    expect(log.at(-1)).toBe("2 begins");
  });

  test("an idle server goes before one at work", () => {
    const { servers, log } = told({ capacity: 2, shiftEnd: "hand-back" });
    servers.seize(1);
    servers.setCapacity(1);
    expect(log).toEqual(["1 begins"]);
  });

  test("new servers serve those who wait", () => {
    const { servers, log } = told({ capacity: 0 });
    for (const request of [1, 2, 3]) servers.seize(request);
    servers.setCapacity(2);
    expect(log).toEqual(["1 begins", "2 begins"]);
  });
});

describe("what is refused", () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a capacity of %s", (capacity) => {
    expect(() => told({ capacity })).toThrow(`A capacity is a count, not ${capacity}`);
    expect(() => told({}).servers.setCapacity(capacity)).toThrow(RangeError);
  });

  test("a capacity that is refused changes nothing", () => {
    const { servers } = told({ capacity: 2 });
    expect(() => servers.setCapacity(-1)).toThrow(RangeError);
    expect(servers.capacity()).toBe(2);
  });

  test("a room that is no count", () => {
    expect(() => told({ room: -1 })).toThrow("The room of a line is a count, not -1");
  });

  test.each([{ preemptive: true }, { shiftEnd: "freeze" }] as const)("%j when nobody is told what stops", (taken) => {
    expect(() => resource({ capacity: 1, begins: () => {}, ...taken })).toThrow("`stops` has to say what then");
  });

  test("to give back what one does not have, and to leave a line where one does not stand", () => {
    const { servers } = told({});
    const [holding, waiting] = [1, 2].map(servers.seize);
    expect(() => servers.release(waiting!)).toThrow(`Claim ${waiting} has no server to give back`);
    expect(() => servers.withdraw(holding!)).toThrow(`Claim ${holding} does not wait`);
    servers.release(holding!);
    expect(() => servers.release(holding!)).toThrow(RangeError);
    expect(() => servers.withdraw(holding!)).toThrow(RangeError);
    expect(() => servers.release(99)).toThrow(RangeError);
    expect(() => servers.withdraw(99)).toThrow(RangeError);
  });
});
