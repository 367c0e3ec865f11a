import { setImmediate } from "node:timers/promises";

/** Steps of a computation, each of which says how far it has come. */
type Steps<Value> = Generator<{ readonly done: number; readonly total: number }, Value>;

/** Takes every step, and lets others have a turn between them, so that Ctrl-C is heard. */
export async function stepThrough<Value>(
  steps: Steps<Value>,
  show: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<Value> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    show(step.value);
    await setImmediate();
  }
}
