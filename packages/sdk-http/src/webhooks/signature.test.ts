import { expect, test } from "vitest";
import { signed, verify } from "./signature.ts";

/** The example that the libraries of Standard Webhooks are tested with. */
const known = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  message: { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
} as const;

const { secret, message } = known;
const sent = message.timestamp * 1000;
const other = `whsec_${btoa("another secret of some bytes")}`;

test("a message has the signature that every library of Standard Webhooks gives it", async () => {
  expect(await signed(message, [secret])).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": known.signature,
  });
});

test("a message is believed by its secret, also while another takes its place", async () => {
  const { body } = message;
  for (const secrets of [[secret], [other, secret], [secret, other]]) {
    const headers = new Headers(await signed(message, secrets));
    expect(await verify({ headers, body }, { secrets: [secret], now: sent })).toBe(true);
    expect(await verify({ headers, body }, { secrets: [other], now: sent })).toBe(secrets.includes(other));
  }
});

test.each([
  ["another body", {}, { body: '{"test": 2432232315}' }],
  ["another id", { "webhook-id": "msg_x" }, {}],
  ["another moment", { "webhook-timestamp": "1614265331" }, {}],
  ["a moment that is no number", { "webhook-timestamp": "now" }, {}],
  ["no signature", { "webhook-signature": "" }, {}],
  ["a signature of another version", { "webhook-signature": known.signature.replace("v1,", "v2,") }, {}],
  ["a signature that is no base64", { "webhook-signature": "v1,&&&" }, {}],
  ["a part of the signature", { "webhook-signature": known.signature.slice(0, 20) }, {}],
])("a message with %s is not believed", async (_, changed, { body = message.body }: { body?: string }) => {
  const headers = new Headers({ ...(await signed(message, [secret])), ...changed });
  expect(await verify({ headers, body }, { secrets: [secret], now: sent })).toBe(false);
});

test("a message is believed for five minutes, by clocks that differ", async () => {
  const headers = new Headers(await signed(message, [secret]));
  const at = (now: number) => verify({ headers, body: message.body }, { secrets: [secret], now });
  expect([await at(sent - 300_000), await at(sent + 300_000)]).toEqual([true, true]);
  expect([await at(sent - 301_000), await at(sent + 301_000)]).toEqual([false, false]);
});
