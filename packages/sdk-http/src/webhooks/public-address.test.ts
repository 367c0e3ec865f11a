import { BlockList } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "172.15.0.1",
  "172.32.0.1",
  "100.63.255.255",
  "2606:4700::1111",
  "2a00:1450:4001::8a",
])("%s lies in the public internet", (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  ...[
    "127.0.0.1",
    "127.9.9.9",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
  ],
  ...["100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fc00::1", "fd12:3456::1", "fe80::1%eth0", "ff02::1"],
  ...["::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2001:db8::1"],
  ...[
    "localhost",
    "127.1",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "2130706433",
    "1.2.3",
    "1::2::3",
    ":1",
    "12345::",
    "1.2.3.4.5",
    "",
  ],
])("%s does not, or is no address", (address) => expect(isPublicAddress(address)).toBe(false));

test("an address of IPv6 that stands for one of IPv4 is as public as this", () => {
  fc.assert(
    fc.property(fc.ipV4(), (four) => {
      const isPublic = isPublicAddress(four);
      for (const prefix of ["::ffff:", "64:ff9b::"])
        expect([four, isPublicAddress(prefix + four)]).toEqual([four, isPublic]);
    }),
    { seed: 311, numRuns: 500 },
  );
});

test("the private ranges are those of Node's own list, for any address", () => {
  const closed = new BlockList();
  for (const [net, bits] of [
    ["10.0.0.0", 8],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const)
    closed.addSubnet(net, bits, "ipv4");
  closed.addSubnet("fc00::", 7, "ipv6");
  closed.addSubnet("fe80::", 10, "ipv6");
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      if (closed.check(address, address.includes(":") ? "ipv6" : "ipv4")) expect(isPublicAddress(address)).toBe(false);
    }),
    { seed: 311, numRuns: 5_000 },
  );
});
