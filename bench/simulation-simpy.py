"""SimPy, as its documentation has it. Prints what `ProgramFigures` of simulation-task.ts says."""

import json
import random
import resource
import sys
import time

import simpy


def simulate(customers, servers, arrival_rate, abandonment_rate, seed):
    chance = random.Random(seed)
    env = simpy.Environment()
    desk = simpy.Resource(env, capacity=servers)
    seen = {"waited": 0, "abandoned": 0, "wait": 0.0}

    def caller():
        since = env.now
        with desk.request() as request:
            if abandonment_rate > 0:
                yield request | env.timeout(chance.expovariate(abandonment_rate))
            else:
                yield request
            seen["wait"] += env.now - since
            seen["waited"] += env.now > since
            if not request.triggered:
                seen["abandoned"] += 1
                return
            yield env.timeout(chance.expovariate(1.0))

    def callers():
        for _ in range(customers):
            yield env.timeout(chance.expovariate(arrival_rate))
            env.process(caller())

    env.process(callers())
    env.run()
    return seen


words = sys.argv[1:]
customers = int(words[0])
start = time.process_time()
seen = simulate(customers, int(words[1]), float(words[2]), float(words[3]), int(words[4]))
print(
    json.dumps(
        {
            "meanWait": seen["wait"] / customers,
            "waited": seen["waited"] / customers,
            "abandoned": seen["abandoned"] / customers,
            "seconds": time.process_time() - start,
            "startSeconds": start,
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "version": simpy.__version__,
        }
    )
)
