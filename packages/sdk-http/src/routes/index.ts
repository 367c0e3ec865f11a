import type { z } from "zod";
import type { Route } from "../route.ts";
import { actRoutes } from "./act-on-appeal.ts";
import { decideRoute } from "./decide-route.ts";
import { health } from "./health.ts";
import { listAppeals } from "./list-appeals.ts";
import { listDue } from "./list-due.ts";
import { readAppeal } from "./read-appeal.ts";
import { readCity } from "./read-city.ts";
import { readEvents } from "./read-events.ts";
import { registerAppeal } from "./register-appeal.ts";

/** Every route. A new one is one file and one line here; those of the acts follow from the acts. */
export const routes = [
  health,
  readCity,
  decideRoute,
  registerAppeal,
  listAppeals,
  listDue,
  readAppeal,
  readEvents,
  ...actRoutes,
] as const satisfies readonly Route[];

type OneRoute = (typeof routes)[number];

/** The routes by name, `GET /v1/appeals`, for the types of whoever calls them. */
export type RouteTable = { readonly [One in OneRoute as `${One["method"]} ${One["path"]}`]: One };
export type RouteName = keyof RouteTable;

export type ParamsOf<Name extends RouteName> = z.output<RouteTable[Name]["params"]>;
export type QueryOf<Name extends RouteName> = z.output<RouteTable[Name]["query"]>;
export type BodyOf<Name extends RouteName> = z.input<RouteTable[Name]["body"]>;
export type AnswerOf<Name extends RouteName> = z.output<RouteTable[Name]["answer"]>;
