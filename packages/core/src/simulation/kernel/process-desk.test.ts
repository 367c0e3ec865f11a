import { describe, expect, test } from "vitest";
import { delay, type Process } from "./process.ts";
import type { DeskOptions } from "./process-desk-options.ts";
import { ServerLost } from "./process-errors.ts";
import { simulation } from "./process-simulation.ts";

/** A desk in a town whose people write down what happens to them. */
function town(options: Partial<DeskOptions> = {}) {
  const world = simulation();
  const log: string[] = [];
  const note = (text: string): void => void log.push(`${text} at ${world.now()}`);
  return { world, desk: world.desk({ capacity: 1, ...options }), log, note };
}

test("whoever comes first is served first, and the others wait", () => {
  const { world, desk, note, log } = town();
  function* caller(name: string): Process {
    yield desk.seize();
    note(`${name} begins`);
    yield delay(5);
    desk.release();
  }
  for (const name of ["a", "b"]) world.process(caller, name);
  world.run();
  expect(log).toEqual(["a begins at 0", "b begins at 5"]);
  expect([desk.busy(), desk.waiting(), world.living()]).toEqual([0, 0, 0]);
});

describe("patience", () => {
  test("a process hears no when its patience ends, and yes when it is served before that", () => {
    const { world, desk, note, log } = town();
    function* caller(patience: number): Process {
      const got = yield desk.seize({ patience });
      note(`patience ${patience} ${got ? "served" : "lost"}`);
      if (!got) return;
      yield delay(5);
      desk.release();
    }
    for (const patience of [9, 3, 7]) world.process(caller, patience);
    world.run();
    expect(log).toEqual(["patience 9 served at 0", "patience 3 lost at 3", "patience 7 served at 5"]);
  });

  test("who is turned away hears no at once", () => {
    const { world, desk, note, log } = town({ room: 1, balks: (waiting) => waiting > 5 });
    function* caller(name: string): Process {
      if (!(yield desk.seize())) {
        note(`${name} is turned away`);
        return;
      }
      yield delay(5);
      desk.release();
    }
    for (const name of ["a", "b", "c"]) world.process(caller, name);
    world.run();
    expect(log).toEqual(["c is turned away at 0"]);
  });

  test("who finds the line too long turns away", () => {
    const { world, desk, log, note } = town({ balks: (waiting) => waiting >= 1 });
    function* caller(name: string): Process {
      if (!(yield desk.seize())) return note(`${name} turns away`);
      yield delay(5);
      desk.release();
    }
    for (const name of ["a", "b", "c"]) world.process(caller, name);
    world.run();
    expect(log).toEqual(["c turns away at 0"]);
  });
});

describe("preemption", () => {
  /** A slow customer, and an urgent one who comes at 4. */
  function interrupted(options: Partial<DeskOptions>): readonly string[] {
    const { world, desk, note, log } = town({ preemptive: true, ...options });
    function* customer({ name, after, priority }: { name: string; after: number; priority: number }): Process {
      yield delay(after);
      yield desk.seize({ priority });
      yield desk.serve(10);
      note(`${name} is served`);
      desk.release();
    }
    world.process(customer, { name: "slow", after: 0, priority: 1 });
    world.process(customer, { name: "urgent", after: 4, priority: 0 });
    world.run();
    return log;
  }

  test("work goes on where it was", () => {
    expect(interrupted({})).toEqual(["urgent is served at 14", "slow is served at 20"]);
  });

  test("or begins anew", () => {
    expect(interrupted({ interrupted: "restart" })).toEqual(["urgent is served at 14", "slow is served at 24"]);
  });

  test("a process that only lets time pass is told what it has lost, and has its server no more", () => {
    const { world, desk, note, log } = town({ preemptive: true });
    world.process(function* slow() {
      yield desk.seize({ priority: 1 });
      try {
        yield delay(10);
      } catch (error) {
        if (!(error instanceof ServerLost)) throw error;
        note(`lost with ${error.left} left, ${desk.held() ? "held" : "not held"}`);
      }
    });
    world.process(function* urgent() {
      yield delay(4);
      yield desk.seize({ priority: 0 });
      yield delay(1);
      desk.release();
    });
    world.run();
    expect(log).toEqual(["lost with 6 left, not held at 4"]);
    expect(desk.busy()).toBe(0);
  });

  test("a process that does not expect it fails, with name and instant", () => {
    const { world, desk } = town({ preemptive: true });
    world.process(function* slow() {
      yield desk.seize({ priority: 1 });
      yield delay(10);
    });
    world.process(function* urgent() {
      yield delay(4);
      yield desk.seize({ priority: 0 });
      yield delay(1);
      desk.release();
    });
    expect(() => world.run()).toThrow("Process slow failed at 4: its server was taken away at 4, with 6 left to wait");
  });

  test("whoever waits for a second server leaves that line when the first is lost", () => {
    const { world, desk, note, log } = town({ preemptive: true });
    const interpreter = world.desk({ capacity: 0 });
    world.process(function* slow() {
      yield desk.seize({ priority: 1 });
      try {
        yield interpreter.seize({ patience: 100 });
      } catch {
        note(`lost, ${interpreter.waiting()} wait`);
      }
    });
    world.process(function* urgent() {
      yield delay(4);
      yield desk.seize({ priority: 0 });
      desk.release();
    });
    world.run();
    expect(log).toEqual(["lost, 0 wait at 4"]);
    expect(world.now()).toBe(4);
  });

  test("who takes away their own server is told at their next wait", () => {
    const { world, desk, note, log } = town({ shiftEnd: "hand-back" });
    world.process(function* boss() {
      yield desk.seize();
      desk.setCapacity(0);
      note(desk.held() ? "held" : "not held");
      try {
        yield delay(3);
      } catch (error) {
        note((error as ServerLost).message);
      }
    });
    world.run();
    expect(log).toEqual(["not held at 0", "its server was taken away at 0, with 3 left to wait at 0"]);
  });
});

test("at the end of a shift, work is handed back and goes on with the next server", () => {
  const { world, desk, note, log } = town({ shiftEnd: "hand-back" });
  world.process(function* customer() {
    yield desk.seize();
    yield desk.serve(10);
    note("served");
    desk.release();
  });
  world.process(function* roster() {
    yield delay(4);
    desk.setCapacity(0);
    yield delay(2);
    desk.setCapacity(1);
  });
  world.run();
  expect(log).toEqual(["served at 12"]);
});

describe("what is refused", () => {
  const failure = (life: (desk: ReturnType<typeof town>["desk"]) => Process, options: Partial<DeskOptions> = {}) => {
    const { world, desk } = town(options);
    world.process(function* clerk() {
      yield* life(desk);
    });
    return () => world.run();
  };

  test.each([
    ["to give back what one does not have", "it has no server here to give back", (desk) => desk.release()],
    ["to serve without a server", "it has no server here to serve with", (desk) => desk.serve(1)],
  ] as readonly [string, string, (desk: ReturnType<typeof town>["desk"]) => void][])("%s", (_what, message, act) => {
    expect(
      failure(function* (desk) {
        act(desk);
        yield delay(1);
      }),
    ).toThrow(`Process clerk failed at 0: ${message}`);
  });

  test("a second server of one desk", () => {
    expect(
      failure(function* (desk) {
        yield desk.seize();
        yield desk.seize();
      }),
    ).toThrow("it has a server here already");
  });

  test("to end with a server", () => {
    expect(
      failure(function* (desk) {
        yield desk.seize();
      }),
    ).toThrow("it ended with a server that it did not give back");
  });

  test("to go on without having yielded what a desk answered", () => {
    const forgetful = function* (desk: ReturnType<typeof town>["desk"]): Process {
      desk.seize();
      yield delay(1);
    };
    expect(failure(forgetful, { capacity: 0 })).toThrow("it did not yield what a desk answered");
  });

  test("to yield one answer twice", () => {
    const twice = function* (desk: ReturnType<typeof town>["desk"]): Process {
      yield desk.seize();
      const served = desk.serve(1);
      yield served;
      yield served;
    };
    expect(failure(twice)).toThrow("Process clerk failed at 1: it yielded an answer that it had yielded before");
  });

  test("work that takes less than no time, and patience that is no number", () => {
    expect(
      failure(function* (desk) {
        yield desk.seize();
        yield desk.serve(-1);
      }),
    ).toThrow("Process clerk failed at 0: Work takes a stretch of time, not -1");
    expect(
      failure(
        function* (desk) {
          yield desk.seize({ patience: Number.NaN });
        },
        { capacity: 0 },
      ),
    ).toThrow("Process clerk failed at 0: Patience is a stretch of time, not NaN");
  });

  test("a priority where all are served in order of coming, and preemption too", () => {
    expect(
      failure(function* (desk) {
        yield desk.seize({ priority: 1 });
      }),
    ).toThrow("this desk serves in order of coming: no priorities");
    expect(() => town({ preemptive: true, discipline: "fifo" })).toThrow("the discipline cannot be fifo");
  });

  test("to ask from outside any process", () => {
    expect(() => town().desk.seize()).toThrow("Only a process that runs may ask for a server");
    expect(() => town().desk.release()).toThrow("Only a process that runs may release");
  });
});
