/**
 * The agenda alone, in the hold model: as many events as are asked for are pending, and each plans the next one when it happens.
 * Prints the nanoseconds that one takes, with the draw of its delay, for each count in its arguments.
 */
import { randomStreams } from "@swiftline/core/chance";
import { agenda } from "@swiftline/core/simulation/kernel";

const HELD = 1_000_000;

function hold(pending: number): number {
  const delays = randomStreams("hold").stream("delays");
  const events = agenda();
  for (let planned = 0; planned < pending; planned++) events.schedule(delays.exponential(), 0, 0, planned);
  const happen = (count: number): void => {
    for (let held = 0; held < count && events.next(); held++)
      events.schedule(events.now + delays.exponential(), 0, 0, events.argument);
  };
  happen(HELD / 10);
  const before = process.cpuUsage();
  happen(HELD);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / HELD;
}

console.log(
  JSON.stringify(
    process.argv.slice(2).map((pending) => ({ pending: Number(pending), nanoseconds: hold(Number(pending)) })),
  ),
);
