import { expect, test } from "vitest";
import { serverMetrics } from "./server-metrics.ts";

const metricsOf = (clocks = { running: 0, overdue: 0 }) => serverMetrics({ clocks: async () => clocks }, () => 0);
const appeal = { method: "GET", route: "/v1/appeals/{appealId}", status: 200, principal: "the desk", requestId: "r-1" };

test("answers are counted by method, route and status, with how long they took; nobody who asked stands there", async () => {
  const { answered, text } = metricsOf();
  answered({ ...appeal, milliseconds: 3 });
  answered({ ...appeal, milliseconds: 30 });
  answered({ ...appeal, status: 404, milliseconds: 1 });
  const all = await text();
  const of = 'method="GET",route="/v1/appeals/{appealId}",status="200"';
  expect(all).toContain(`swiftline_http_request_duration_seconds_count{${of}} 2\n`);
  expect(all).toContain(`swiftline_http_request_duration_seconds_sum{${of}} 0.033\n`);
  expect(all).toContain(`swiftline_http_request_duration_seconds_bucket{le="0.005",${of}} 1\n`);
  expect(all).not.toMatch(/the desk|r-1/);
});

test("requests are in flight from their arrival until their connection is done with them", async () => {
  const { arrived, text } = metricsOf();
  const [first, second] = [arrived(), arrived()];
  expect(await text()).toContain("swiftline_http_requests_in_flight 2\n");
  first();
  second();
  expect(await text()).toContain("swiftline_http_requests_in_flight 0\n");
});

test("messages to webhooks are counted by how they ended", async () => {
  const { delivered, text } = metricsOf();
  for (const status of [200, 204, 301, 410, 500, undefined]) delivered(status);
  const all = await text();
  for (const [outcome, count] of Object.entries({ taken: 2, refused: 3, unreachable: 1 }))
    expect(all).toContain(`swiftline_webhook_deliveries_total{outcome="${outcome}"} ${count}\n`);
});

test("clocks are counted when somebody looks, and the process tells of itself", async () => {
  const all = await metricsOf({ running: 9, overdue: 2 }).text();
  expect(all).toContain('swiftline_clocks{state="within"} 7\n');
  expect(all).toContain('swiftline_clocks{state="overdue"} 2\n');
  expect(all).toContain("process_cpu_seconds_total");
});

test("two servers of one process count each for itself", async () => {
  const [one, other] = [metricsOf(), metricsOf()];
  one.answered({ ...appeal, milliseconds: 1 });
  expect(await other.text()).not.toContain("/v1/appeals/{appealId}");
});
