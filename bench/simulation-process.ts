/** Our kernel in process style. */
import { randomStreams } from "@swiftline/core/chance";
import { delay, drawnAhead, simulation } from "@swiftline/core/simulation/kernel";
import { type Outcome, type Task, tellFigures } from "./simulation-task.ts";

function simulate({ customers, servers, arrivalRate, abandonmentRate, seed }: Task): Outcome {
  const streams = randomStreams(seed);
  const arrivals = drawnAhead(streams.stream("arrivals").exponential);
  const services = drawnAhead(streams.stream("services").exponential);
  const patience = drawnAhead(streams.stream("patience").exponential);
  const city = simulation();
  const desk = city.desk({ capacity: servers });
  let [waited, abandoned, wait] = [0, 0, 0];

  function* caller() {
    const since = city.now();
    const isServed: boolean = yield abandonmentRate > 0
      ? desk.seize({ patience: patience() / abandonmentRate })
      : desk.seize();
    if (city.now() > since) waited++;
    wait += city.now() - since;
    if (!isServed) {
      abandoned++;
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
  return { meanWait: wait / customers, waited: waited / customers, abandoned: abandoned / customers };
}

await tellFigures(simulate);
