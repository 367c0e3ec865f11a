import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { requestIdIn } from "../../src/request-id.ts";
import { traceIn } from "../../src/trace-context.ts";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const notZero = (length: number) => hex(length).filter((digits) => /[^0]/.test(digits));
const version = hex(2).filter((digits) => digits !== "ff");
const parts = fc.record({ version, traceId: notZero(32), parentId: notZero(16), flags: hex(2) });

test("whatever is well formed is read as it was written", () => {
  fc.assert(
    fc.property(parts, ({ version: said, traceId, parentId, flags }) => {
      const traceparent = `${said}-${traceId}-${parentId}-${flags}`;
      const sampled = Number.parseInt(flags, 16) % 2 === 1;
      expect(traceIn(new Headers({ traceparent }))).toEqual({ traceId, parentId, sampled });
    }),
    tried(300, 20_000),
  );
});

/** The Recommendation once more, step by step and without a pattern. */
function isSound(text: string): boolean {
  const fields = [text.slice(0, 2), text.slice(3, 35), text.slice(36, 52), text.slice(53, 55)];
  const isHex = (field: string) => [...field].every((digit) => "0123456789abcdef".includes(digit));
  const dashes = [text[2], text[35], text[52]].every((sign) => sign === "-");
  const zeros = (field = "") => [...field].every((digit) => digit === "0");
  if (text.length < 55 || !dashes || !fields.every(isHex)) return false;
  if (fields[0] === "ff" || zeros(fields[1]) || zeros(fields[2])) return false;
  return text.length === 55 || (fields[0] !== "00" && text[55] === "-");
}

test("a header in which anything was changed is read where the Recommendation says so, and then with the ids it has", () => {
  const change = fc.record({
    at: fc.nat(60),
    drop: fc.nat(2),
    put: fc.string({ unit: "grapheme-ascii", maxLength: 3 }),
  });
  fc.assert(
    fc.property(parts, change, (sound, { at, drop, put }) => {
      const whole = `${sound.version}-${sound.traceId}-${sound.parentId}-${sound.flags}`;
      const text = (whole.slice(0, at) + put + whole.slice(at + drop)).trim();
      const trace = traceIn(new Headers({ traceparent: text }));
      expect(trace !== undefined).toBe(isSound(text));
      if (trace !== undefined) expect([trace.traceId, trace.parentId]).toEqual([text.slice(3, 35), text.slice(36, 52)]);
    }),
    tried(1_000, 100_000),
  );
});

test("no header makes anything fail, and what is taken over can stand in a log line", () => {
  const value = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(value, value, value, (id, traceparent, tracestate) => {
      const headers = new Headers();
      for (const [name, said] of Object.entries({ "x-request-id": id, traceparent, tracestate }))
        headers.set(name, said.replaceAll(/[\r\n]/g, ""));
      const trace = traceIn(headers);
      expect(requestIdIn(headers) ?? "").toMatch(/^[!-~]{0,128}$/);
      expect(trace?.state ?? "").toMatch(/^[ -~]*$/);
    }),
    tried(300, 20_000),
  );
});
