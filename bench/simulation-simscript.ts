/** SimScript: an asynchronous script for every customer. */
import { Entity, Exponential, Queue, Simulation } from "simscript";
import { type Outcome, type Task, tellFigures } from "./simulation-task.ts";

/** It gives way to what it takes for a browser, again and again. */
Object.assign(globalThis, { requestAnimationFrame: setImmediate });

async function simulate({ customers, servers, arrivalRate }: Task): Promise<Outcome> {
  const service = new Exponential(1);
  let [waited, wait] = [0, 0];

  class Hotline extends Simulation {
    readonly desk = new Queue("desk", servers);
    override onStarting(): void {
      super.onStarting();
      this.generateEntities(Caller, new Exponential(1 / arrivalRate), customers);
    }
  }
  class Caller extends Entity<Hotline> {
    override async script(): Promise<void> {
      const { desk, timeNow: since } = this.simulation;
      await this.enterQueue(desk);
      const waiting = this.simulation.timeNow - since;
      wait += waiting;
      if (waiting > 0) waited++;
      await this.delay(service.sample());
      this.leaveQueue(desk);
    }
  }

  const hotline = new Hotline();
  await new Promise((resolve) => {
    hotline.finished.addEventListener(resolve);
    hotline.start();
  });
  return { meanWait: wait / customers, waited: waited / customers, abandoned: 0 };
}

await tellFigures(simulate);
