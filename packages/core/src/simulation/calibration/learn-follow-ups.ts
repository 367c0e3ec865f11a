import { type Learned, together } from "./fitted-value.ts";
import { learnLengths } from "./learn-lengths.ts";
import { learnShare } from "./learn-share.ts";
import type { LogRecords } from "./log-records.ts";

/** Learns when callers are called back, and whether they are reached. */
export function learnFollowUps({ followUp, attempts, reached }: LogRecords, tested: boolean): Learned {
  const { after, again } = followUp;
  const unknown = ["callers", "talk"].map((field) => ({
    field: `followUp.${field}`,
    why: "records do not tell who calls back, nor how long",
  }));
  return together([
    learnLengths({ path: ["followUp", "after"], sample: after, what: "follow-up of a result", tested }),
    learnLengths({ path: ["followUp", "again"], sample: again, what: "second attempt to reach a caller", tested }),
    learnShare(["followUp", "reached"], { some: reached, all: attempts, what: "attempt to reach a caller" }),
    { fitted: [], notLearned: unknown },
  ]);
}
