import { describe, expect, test } from "vitest";
import { delay, type Process, type Wait } from "./process.ts";
import { ProcessFailed } from "./process-errors.ts";
import { simulation } from "./process-simulation.ts";

test("a process lives at its own pace", () => {
  const town = simulation({ start: 100 });
  const log: string[] = [];
  town.process(function* clerk() {
    log.push(`comes at ${town.now()}`);
    yield delay(5);
    log.push(`goes at ${town.now()}`);
  });
  expect(log).toEqual([]);
  town.run();
  expect(log).toEqual(["comes at 100", "goes at 105"]);
  expect(town.living()).toBe(0);
});

test("of processes that go on at one instant, the one that was able to first goes on first", () => {
  const town = simulation();
  const log: string[] = [];
  function* named(name: string): Process {
    log.push(name);
    yield delay(1);
    log.push(`${name} again`);
  }
  for (const name of ["a", "b", "c"]) town.process(named, name);
  town.run();
  expect(log).toEqual(["a", "b", "c", "a again", "b again", "c again"]);
});

test("a process that is started by another one begins at that instant, after it has yielded", () => {
  const town = simulation();
  const log: string[] = [];
  town.process(function* parent() {
    yield delay(3);
    town.process(function* child() {
      log.push(`child at ${town.now()}`);
      yield delay(0);
    });
    log.push("parent");
    yield delay(1);
    log.push("parent again");
  });
  town.run();
  expect(log).toEqual(["parent", "child at 3", "parent again"]);
});

test("many more processes than there was room for keep their order", () => {
  const town = simulation();
  const order: number[] = [];
  const desk = town.desk({ capacity: 1 });
  function* life(number: number): Process {
    yield desk.seize();
    order.push(number);
    yield delay(1);
    desk.release();
  }
  for (let number = 0; number < 500; number++) town.process(life, number);
  town.run();
  expect(order).toEqual([...Array(500).keys()]);
});

test("a run stops at an instant and goes on from there", () => {
  const town = simulation();
  const log: number[] = [];
  town.process(function* () {
    for (;;) {
      yield delay(2);
      log.push(town.now());
    }
  });
  town.run(5);
  expect([log, town.now()]).toEqual([[2, 4], 5]);
  town.run(6);
  expect(log).toEqual([2, 4, 6]);
});

test("events of the model's own happen between processes", () => {
  const town = simulation();
  const log: string[] = [];
  town.process(function* () {
    yield delay(2);
    log.push("process");
  });
  town.agenda.schedule(1, 0, 7, 8);
  town.run(undefined, (kind, argument) => log.push(`event ${kind} of ${argument}`));
  expect(log).toEqual(["event 7 of 8", "process"]);
});

describe("what goes wrong", () => {
  const failureOf = (life: () => Process): ProcessFailed => {
    const town = simulation();
    town.process(life);
    try {
      town.run();
    } catch (error) {
      if (error instanceof ProcessFailed) return error;
    }
    throw new Error("The process did not fail");
  };

  test("an error in a process says which one it was and when", () => {
    const cause = new Error("no form left");
    const failure = failureOf(function* clerk() {
      yield delay(2.5);
      throw cause;
    });
    expect(failure.message).toBe("Process clerk failed at 2.5: no form left");
    expect([failure.process, failure.at, failure.cause]).toEqual(["clerk", 2.5, cause]);
  });

  test.each([-1, Number.NaN])("a delay of %s is refused", (time) => {
    const failure = failureOf(function* clerk() {
      yield delay(time);
    });
    expect(failure.message).toBe(`Process clerk failed at 0: A delay is a stretch of time, not ${time}`);
  });

  test("a delay without end is refused", () => {
    expect(
      failureOf(function* clerk() {
        yield delay(Number.POSITIVE_INFINITY);
      }).message,
    ).toMatch(/^Process clerk failed at 0: .*Infinity/);
  });

  test("what is yielded must come from the kernel", () => {
    const failure = failureOf(function* clerk() {
      yield "soon" as unknown as Wait;
    });
    expect(failure.message).toBe(
      "Process clerk failed at 0: it yielded soon, which is neither a delay nor a desk's answer",
    );
  });

  test("a process may not run the simulation that it is part of", () => {
    const town = simulation();
    town.process(function* clerk() {
      town.run();
      yield delay(1);
    });
    expect(() => town.run()).toThrow("Process clerk failed at 0: The simulation runs already");
  });

  test("an event that nobody knows stops the run", () => {
    const town = simulation();
    town.agenda.schedule(1, 0, 7, 0);
    expect(() => town.run()).toThrow("An event of kind 7 happened, and nobody says what it does");
  });
});
