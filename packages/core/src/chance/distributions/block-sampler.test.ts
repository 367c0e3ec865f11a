import { expect, test } from "vitest";
import { randomStreams } from "../streams.ts";
import { blockSampler, distributionKinds, sampler } from "./index.ts";

test.each(distributionKinds.map(({ example }) => example))(
  "blocks of $kind are what so many draws answer",
  (example) => {
    const { stream } = randomStreams("blocks");
    const [fill, draw] = [blockSampler(example), sampler(example)];
    const [filled, drawn] = [stream("variates"), stream("variates")];
    for (const length of [64, 1, 7]) {
      const block = new Float64Array(length);
      fill(filled, block);
      expect([...block]).toEqual(Array.from({ length }, () => draw(drawn)));
    }
  },
);
