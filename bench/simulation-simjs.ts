/** simjs: callbacks of one entity, and a facility. */
import type * as SimJs from "simjs";
import { type Outcome, type Task, tellFigures } from "./simulation-task.ts";

/** It exports nothing, but for a global variable in what it takes for a browser. */
const browser: { Sim?: typeof SimJs } = {};
Object.assign(globalThis, { window: browser });
await import("simjs");

function simulate({ customers, servers, arrivalRate, seed }: Task): Outcome {
  const { Sim } = browser;
  if (Sim === undefined) throw new Error("simjs is not as it was");
  const sim = new Sim.Sim();
  const random = new Sim.Random(seed);
  const desk = new Sim.Facility("desk", Sim.Facility.FCFS, servers);
  let [arrived, waited, wait] = [0, 0, 0];

  class Callers extends Sim.Entity {
    start(): void {
      this.setTimer(random.exponential(arrivalRate)).done(this.call);
    }
    call(): void {
      const since = this.time();
      const work = random.exponential(1);
      this.useFacility(desk, work).done(() => {
        const waiting = this.time() - work - since;
        wait += waiting;
        if (waiting > 1e-9) waited++;
      });
      if (++arrived < customers) this.start();
    }
  }

  sim.addEntity(Callers, "callers");
  sim.simulate(Number.POSITIVE_INFINITY);
  return { meanWait: wait / customers, waited: waited / customers, abandoned: 0 };
}

await tellFigures(simulate);
