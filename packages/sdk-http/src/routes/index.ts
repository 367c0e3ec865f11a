import type * as z from "zod";
import type { Route } from "../route.ts";
import { actRoutes } from "./act-on-appeal.ts";
import { actOnMany } from "./act-on-many.ts";
import { cancelOperation } from "./cancel-operation.ts";
import { decideRoute } from "./decide-route.ts";
import { eraseCaller } from "./erase-caller.ts";
import { explainAppealClocks } from "./explain-clocks.ts";
import { explainRoute } from "./explain-route.ts";
import { explainScore } from "./explain-score.ts";
import { exportAppeals } from "./export-appeals.ts";
import { health } from "./health.ts";
import { listAgencies } from "./list-agencies.ts";
import { listAppeals } from "./list-appeals.ts";
import { listDue } from "./list-due.ts";
import { listFollowUps } from "./list-follow-ups.ts";
import { listOperations } from "./list-operations.ts";
import { listReports } from "./list-reports.ts";
import { listSchemes } from "./list-schemes.ts";
import { listSupervised } from "./list-supervised.ts";
import { readAppeal } from "./read-appeal.ts";
import { readCaller } from "./read-caller.ts";
import { readCity } from "./read-city.ts";
import { readEvents } from "./read-events.ts";
import { readInbox } from "./read-inbox.ts";
import { readLeague } from "./read-league.ts";
import { readOperation } from "./read-operation.ts";
import { readOperationResult } from "./read-operation-result.ts";
import { readReport } from "./read-report.ts";
import { readTimeline } from "./read-timeline.ts";
import { ready } from "./ready.ts";
import { registerAppeal } from "./register-appeal.ts";
import { registerMany } from "./register-many.ts";
import { runSimulation } from "./run-simulation.ts";

/** Every route. A new one is one file and one line here; those of the acts follow from the acts. */
export const routes = [
  health,
  ready,
  readCity,
  listAgencies,
  readInbox,
  decideRoute,
  explainRoute,
  registerAppeal,
  registerMany,
  listAppeals,
  exportAppeals,
  listDue,
  readAppeal,
  readTimeline,
  explainAppealClocks,
  readCaller,
  eraseCaller,
  readEvents,
  listFollowUps,
  listSupervised,
  listReports,
  readReport,
  listSchemes,
  readLeague,
  explainScore,
  runSimulation,
  listOperations,
  readOperation,
  readOperationResult,
  cancelOperation,
  ...actRoutes,
  actOnMany,
] as const satisfies readonly Route[];

type OneRoute = (typeof routes)[number];

/** The routes by name, `GET /v1/appeals`, for the types of whoever calls them. */
export type RouteTable = { readonly [One in OneRoute as `${One["method"]} ${One["path"]}`]: One };
export type RouteName = keyof RouteTable;

export type ParamsOf<Name extends RouteName> = z.output<RouteTable[Name]["params"]>;
export type QueryOf<Name extends RouteName> = z.output<RouteTable[Name]["query"]>;
export type BodyOf<Name extends RouteName> = z.input<RouteTable[Name]["body"]>;
export type AnswerOf<Name extends RouteName> = z.output<RouteTable[Name]["answer"]>;
