import { type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import type { Act } from "@swiftline/core/appeal";
import type { OrderRead } from "./do-orders.ts";
import { orderLines } from "./order-lines.ts";
import { readOrder } from "./read-order.ts";
import type { NameOf, Said } from "./said.ts";

/**
 * One order an appeal, all alike. Throws `flag/invalid` with everything that is wrong before any is carried out. Without an appeal
 * it is one order that names none. `typed` is the command that says how it is done.
 */
export function typedOrders(
  act: Act,
  appeals: readonly string[],
  {
    said,
    book,
    nameOf,
    typed,
  }: { readonly said: Said; readonly book: PolicyBook; readonly nameOf: NameOf; readonly typed: string },
): readonly OrderRead[] {
  const ids = appeals.length === 0 ? [undefined] : appeals;
  const orders = ids.map((appealId) => ({
    line: undefined,
    appealId,
    order: readOrder(act, { ...said, appealId }, { book, nameOf }),
  }));
  const problems = new Map<string, Problem>();
  for (const { order } of orders)
    if (!order.ok) for (const problem of order.reason) problems.set(`${problem.field} ${problem.message}`, problem);
  if (problems.size === 0) return orders;
  throw new SwiftlineError("flag/invalid", `${act.name} cannot be done as it was said`, {
    problems: [...problems.values()],
    tryThis: `swiftline ${typed} --help`,
  });
}

/** The orders of a file, one JSON object a line; what a line leaves out is as was `said`. What is wrong with a line is its own. */
export async function* filedOrders(
  act: Act,
  file: string,
  { said, book }: { readonly said: () => Said; readonly book: PolicyBook },
): AsyncGenerator<OrderRead> {
  for await (const { line, said: inLine } of orderLines(file)) {
    if (!inLine.ok) {
      yield { line, appealId: undefined, order: inLine };
      continue;
    }
    const { appealId } = inLine.value;
    const order = readOrder(act, { ...said(), ...inLine.value }, { book, nameOf: (field) => field });
    yield { line, appealId: typeof appealId === "string" ? appealId : undefined, order };
  }
}
