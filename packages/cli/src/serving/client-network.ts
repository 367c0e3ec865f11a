import { isIPv6 } from "node:net";

/**
 * The network of one subscriber, by which they are counted: an IPv4 address itself, also where it is written as an IPv6 one, and the first
 * 64 bits of an IPv6 address, since whoever has one of these has them all (RFC 6177). What is no address stands for itself.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const [sixth, high = 0, low = 0] = groups.slice(5);
  if (sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0))
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** The eight groups of an IPv6 address, whose shortest form `URL` knows; its zone is left out. */
function groupsOf(address: string): readonly number[] {
  const { hostname } = new URL(`http://[${address.replace(/%.*/, "")}]`);
  const [front = [], back = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const left = 8 - front.length - back.length;
  return [...front, ...Array.from({ length: left }, () => "0"), ...back].map((group) => Number.parseInt(group, 16));
}
