import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { drawnAhead } from "./drawn-ahead.ts";

test("what is drawn ahead is what would have been drawn, in the same order", () => {
  const { stream } = randomStreams(7);
  const ahead = drawnAhead(stream("patience").exponentials);
  const { exponential } = stream("patience");
  expect(Array.from({ length: 1000 }, ahead)).toEqual(Array.from({ length: 1000 }, exponential));
});
