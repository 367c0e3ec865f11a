import { ok } from "@swiftline/core";
import * as z from "zod";
import { OnceKey } from "../idempotency.ts";
import { defineRoute, noParameters } from "../route.ts";
import { WrittenAppeal, writtenOf } from "../written-appeal.ts";
import { registerAppeal } from "./register-appeal.ts";

export const registerMany = defineRoute({
  method: "POST",
  path: "/v1/bulk/appeals",
  summary:
    "Register appeals, one a line; each is answered by a line, in their order, as it is written down or refused.",
  scope: "acts:register",
  params: noParameters,
  query: noParameters,
  takes: "ndjson",
  body: z.strictObject({ ...registerAppeal.body.shape, key: OnceKey.optional() }),
  status: 201,
  answer: WrittenAppeal,
  lineOrder: ({ key }) => key,
  barred: (ports, line) => registerAppeal.barred?.(ports, line),
  example: {
    by: "caller",
    body: {
      key: "letter-2026-0001",
      hotline: "testville",
      kind: "suggestion",
      channel: "letter",
      category: "streets-light",
      area: "west",
      text: "A lamp at the corner would help.",
    },
  },
  async run(ports, { body: { key: _, ...appeal }, ...input }) {
    const registered = await registerAppeal.run(ports, { ...input, body: appeal });
    return registered.ok ? ok({ body: writtenOf(registered.value.body) }) : registered;
  },
});
