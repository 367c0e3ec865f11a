import { type Acted, type PolicyBook, type Problem, type Result, SwiftlineError } from "@swiftline/core";
import { httpStatusOf, type RefusalCode } from "@swiftline/core/appeal";
import { type ActedAnswer, type DoneAnswer, doneAnswer, type RefusedAnswer } from "../present/acted.ts";
import type { Language } from "../present/clock-explanation.ts";
import { counted } from "../present/counted.ts";
import { untilInterrupted } from "../until-interrupted.ts";
import { carryOut, type Desk } from "./carry-out.ts";
import type { Order } from "./read-order.ts";
import { exitStatusOfRefusal, refusalProblems } from "./refusal-problem.ts";

/** An order as it was read, or what is wrong with it. */
export interface OrderRead {
  /** The line of the file where it stands, if it stands in one. */
  readonly line: number | undefined;
  readonly appealId: string | undefined;
  readonly order: Result<Order, readonly Problem[]>;
}

export interface OrdersRun {
  readonly desk: Desk;
  readonly book: PolicyBook;
  readonly dryRun: boolean;
  readonly language: Language;
  readonly onDone: (done: DoneAnswer, acted: Acted) => void;
  readonly onRefused: (refused: RefusedAnswer) => void;
}

/** What became of the orders, and whether somebody stopped the run before all were done. */
export interface OrdersDone {
  readonly answer: ActedAnswer;
  readonly interrupted: boolean;
}

/** Carries orders out one after the other, each as a whole or not at all. Ctrl-C ends the run after the one in hand. */
export async function doOrders(
  orders: AsyncIterable<OrderRead> | Iterable<OrderRead>,
  run: OrdersRun,
): Promise<OrdersDone> {
  const { dryRun, onDone, onRefused } = run;
  const done: DoneAnswer[] = [];
  const refused: RefusedAnswer[] = [];
  const stop = untilInterrupted();
  try {
    for await (const order of orders) {
      const outcome = await doOrder(order, run);
      if ("acted" in outcome) {
        done.push(outcome.done);
        onDone(outcome.done, outcome.acted);
      } else {
        refused.push(outcome.refused);
        onRefused(outcome.refused);
      }
      if (stop.asked()) break;
    }
    return { answer: { dryRun, done, refused }, interrupted: stop.asked() };
  } catch (error) {
    throw withDone(error, done.length);
  } finally {
    stop.forget();
  }
}

type Outcome = { readonly done: DoneAnswer; readonly acted: Acted } | { readonly refused: RefusedAnswer };

async function doOrder({ line, appealId, order }: OrderRead, { desk, book, language }: OrdersRun): Promise<Outcome> {
  const refusedFor = (problems: readonly Problem[], appeal = appealId): Outcome => ({
    refused: { line: line ?? null, appeal: appeal ?? null, problems: [...problems] },
  });
  if (!order.ok) return refusedFor(order.reason);
  const { command } = order.value;
  const status = (await desk.hotline.appeal(command.appealId))?.status;
  const acted = await carryOut(order.value, desk);
  if (!acted.ok) return refusedFor(refusalProblems(acted.reason, book, language), command.appealId);
  return { done: doneAnswer(acted.value, { line, status }, book), acted: acted.value };
}

/** A fault in the middle of many orders, told with what came before it. */
function withDone(error: unknown, done: number): unknown {
  if (!(error instanceof SwiftlineError) || done === 0) return error;
  const { code, message, tryThis, problems } = error;
  return new SwiftlineError(code, `${message}; ${counted(done, "order")} before that went in`, {
    ...(tryThis !== undefined && { tryThis }),
    problems,
    cause: error,
  });
}

/** 0 where all was done, 3 where some of several were refused, and by the kind of refusal where there was one order. */
export function exitStatusOf({ done, refused }: ActedAnswer): number {
  if (refused.length === 0) return 0;
  if (done.length + refused.length > 1) return 3;
  const code = refused[0]?.problems[0]?.code ?? "";
  return code in httpStatusOf ? exitStatusOfRefusal(code as RefusalCode) : 65;
}
