/** Our kernel in process style. */
import { randomStreams } from "@swiftline/core/chance";
import { delay, drawnAhead, simulation } from "@swiftline/core/simulation/kernel";
import { type Outcome, type Task, tellFigures } from "./simulation-task.ts";

function simulate({ customers, servers, arrivalRate, abandonmentRate, seed }: Task): Outcome {
  const streams = randomStreams(seed);
  const arrivals = drawnAhead(streams.stream("arrivals").exponentials);
  const services = drawnAhead(streams.stream("services").exponentials);
  const patience = drawnAhead(streams.stream("patience").exponentials);
  const city = simulation();
  const desk = city.desk({ capacity: servers });
  const seen = { waited: 0, abandoned: 0, wait: 0 };

  function* caller() {
    const since = city.now();
    const isServed: boolean = yield abandonmentRate > 0
      ? desk.seize({ patience: patience() / abandonmentRate })
      : desk.seize();
    const waiting = city.now() - since;
    if (waiting > 0) seen.waited++;
    seen.wait += waiting;
    if (!isServed) {
      seen.abandoned++;
      return;
    }
    yield delay(services());
    desk.release();
  }

  city.process(function* callers() {
    for (let arrived = 0; arrived < customers; arrived++) {
      yield delay(arrivals() / arrivalRate);
      city.process(caller);
    }
  });
  city.run();
  const { waited, abandoned, wait } = seen;
  return { meanWait: wait / customers, waited: waited / customers, abandoned: abandoned / customers };
}

await tellFigures(simulate);
