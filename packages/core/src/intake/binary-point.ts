/** From a point without a SRID to one with a height and a measure besides. */
const HEX = /^0[01](?:[\da-f]{2}){20,40}$/i;
const POINT = 1;
const HAS_SRID = 0x20000000;

/**
 * The numbers of a point of well-known binary in hexadecimal digits, east and north, as a column of PostGIS is exported
 * (OGC 06-103r4, 8.2; its SRID and the marks of a height as in PostGIS's EWKB). Undefined for other text and other shapes.
 */
export function binaryPoint(text: string): readonly [east: number, north: number] | undefined {
  if (!HEX.test(text)) return undefined;
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  const view = new DataView(bytes.buffer);
  const isLittleEndian = bytes[0] === 1;
  const type = view.getUint32(1, isLittleEndian);
  const begin = (type & HAS_SRID) === 0 ? 5 : 9;
  // A thousand more says that there is a height, two thousand a measure.
  if ((type & 0xffff) % 1000 !== POINT || bytes.length < begin + 16) return undefined;
  return [view.getFloat64(begin, isLittleEndian), view.getFloat64(begin + 8, isLittleEndian)];
}
