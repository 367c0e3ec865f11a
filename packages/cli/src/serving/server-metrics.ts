import type { AnsweredRequest } from "@swiftline/sdk-http";
import type { Store } from "@swiftline/store";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is counted of a server, as Prometheus reads it. No label says more than a route of the table or an outcome: nobody stands in it. */
export interface ServerMetrics {
  readonly answered: (request: AnsweredRequest) => void;
  /** A request has come; call what it answers once its connection is done with it. */
  readonly arrived: () => () => void;
  /** A message to a webhook was tried: the status of the answer, undefined where there was none. */
  readonly delivered: (status: number | undefined) => void;
  readonly contentType: string;
  /** All of it, in Prometheus' text format. */
  readonly text: () => Promise<string>;
}

/** From a millisecond to ten seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function serverMetrics({ clocks }: Pick<Store, "clocks">, now: () => number): ServerMetrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: "swiftline_http_request_duration_seconds",
    help: "From the arrival of a request until there was an answer.",
    labelNames: ["method", "route", "status"],
    buckets,
    registers,
  });
  const inFlight = new Gauge({
    name: "swiftline_http_requests_in_flight",
    help: "Requests that have come and are not answered to their end.",
    registers,
  });
  const deliveries = new Counter({
    name: "swiftline_webhook_deliveries_total",
    help: "Messages that were tried to be sent to webhooks.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of outcomes) deliveries.inc({ outcome }, 0);
  new Gauge({
    name: "swiftline_clocks",
    help: "Clocks that run to settle open appeals: within their limit, or over it.",
    labelNames: ["state"],
    registers,
    async collect() {
      const { running, overdue } = await clocks(now());
      this.set({ state: "within" }, running - overdue);
      this.set({ state: "overdue" }, overdue);
    },
  });
  return {
    answered: ({ method, route, status, milliseconds }) =>
      duration.observe({ method, route, status }, milliseconds / 1000),
    arrived() {
      inFlight.inc();
      return () => inFlight.dec();
    },
    delivered: (status) => deliveries.inc({ outcome: outcomeOf(status) }),
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}

/** How a message to a webhook ends. */
const outcomes = ["taken", "refused", "unreachable"] as const;

function outcomeOf(status: number | undefined): (typeof outcomes)[number] {
  if (status === undefined) return "unreachable";
  return status >= 200 && status < 300 ? "taken" : "refused";
}
