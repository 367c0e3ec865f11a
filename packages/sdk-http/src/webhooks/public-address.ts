/**
 * Whether an IP address lies in the public internet: a webhook must not reach what only this machine can reach (loopback, private and
 * link-local ranges, the addresses of clouds' metadata; IANA's special-purpose registries). An address that cannot be read is not.
 */
export function isPublicAddress(address: string): boolean {
  const four = fourOf(address);
  if (four !== undefined) return !isIn(four, closedFour);
  const six = sixOf(address.toLowerCase().split("%", 1)[0] ?? "");
  if (six === undefined) return false;
  const inside = fourInside(six);
  return inside === undefined ? !isIn(six, closedSix) : !isIn(inside, closedFour);
}

/** The bytes of a range, and how many of their bits are fixed. */
interface Range {
  readonly bytes: readonly number[];
  readonly bits: number;
}

const fourRange = (text: string): Range => rangeOf(text, fourOf);
const sixRange = (text: string): Range => rangeOf(text, sixOf);

function rangeOf(text: string, read: (address: string) => readonly number[] | undefined): Range {
  const [address = "", bits] = text.split("/");
  return { bytes: read(address) ?? [], bits: Number(bits) };
}

const closedFour = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
].map(fourRange);

const closedSix = [
  ...["::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16"],
  ...["fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
].map(sixRange);

/** Addresses of IPv6 that stand for one of IPv4: mapped, compatible, translated, and 6to4. */
const standsFor = ["::ffff:0:0/96", "::/96", "64:ff9b::/96"].map(sixRange);
const sixToFour = sixRange("2002::/16");

function fourInside(six: readonly number[]): readonly number[] | undefined {
  if (isIn(six, [sixToFour])) return six.slice(2, 6);
  const isNone = six.every((byte, place) => byte === 0 || place === 15);
  return !isNone && isIn(six, standsFor) ? six.slice(12) : undefined;
}

const isIn = (bytes: readonly number[], ranges: readonly Range[]): boolean =>
  ranges.some(
    (range) => bytes.length === range.bytes.length && bytes.every((byte, place) => isAlike(byte, range, place)),
  );

function isAlike(byte: number, { bytes, bits }: Range, place: number): boolean {
  const fixed = Math.min(8, Math.max(0, bits - 8 * place));
  const mask = (0xff << (8 - fixed)) & 0xff;
  return (byte & mask) === ((bytes[place] as number) & mask);
}

/** The four bytes of a dotted address, written in full and in decimal: what else a resolver takes for one is not. */
function fourOf(text: string): readonly number[] | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** The sixteen bytes of an address of IPv6 (RFC 4291, 2.2). */
function sixOf(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted === null ? undefined : fourOf(dotted[2] as string);
  if (dotted !== null && tail === undefined) return undefined;
  const whole = tail === undefined ? text : `${dotted?.[1]}${groupOf(tail.slice(0, 2))}:${groupOf(tail.slice(2))}`;
  const [head = "", rest, ...more] = whole.split("::");
  if (more.length > 0) return undefined;
  const [before, after] = [groupsOf(head), rest === undefined ? [] : groupsOf(rest)];
  const missing = 8 - before.length - after.length;
  if (rest === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (!groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return undefined;
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

function groupsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(":");
}

function groupOf([high = 0, low = 0]: readonly number[]): string {
  return (high * 256 + low).toString(16);
}
