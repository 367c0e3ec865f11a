/** One part of a form: a field, or a file where it has a file's name. */
export interface Part {
  readonly name: string;
  readonly fileName?: string | undefined;
  readonly bytes: Uint8Array;
}

const MOST_PARTS = 200;

/** What separates the parts, as the content type announces it (RFC 2046, 5.1.1). */
export const boundaryIn = (contentType: string): string | undefined => {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
};

/**
 * Takes a form of several parts apart (RFC 7578), its bytes as they are: what is a text is for others to decide, and to refuse where it
 * is no UTF-8. Undefined where it is no such form, has more than 200 parts, or breaks off before its end.
 */
export function partsOf(body: Uint8Array, boundary: string): readonly Part[] | undefined {
  const delimiter = bytesOf(`--${boundary}`);
  const places = linesThatBegin(body, delimiter);
  const last = places.findIndex((place) => startsWith(body, bytesOf("--"), place + delimiter.byteLength));
  if (last === -1 || last > MOST_PARTS) return undefined;
  const parts = places.slice(0, last).map((place, index) => {
    const next = places[index + 1] ?? place;
    return partOf(body.subarray(place + delimiter.byteLength, next - 2));
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Where a line is a delimiter, or the closing one: nothing but blanks may follow it there. */
function linesThatBegin(body: Uint8Array, delimiter: Uint8Array): readonly number[] {
  const places: number[] = [];
  const [first = 0] = delimiter;
  for (let place = body.indexOf(first); place !== -1; place = body.indexOf(first, place + 1)) {
    const isLine = place === 0 || (body[place - 2] === 0x0d && body[place - 1] === 0x0a);
    if (!isLine || !startsWith(body, delimiter, place)) continue;
    const behind = place + delimiter.byteLength;
    if (/^(--|[ \t]*\r\n)/.test(new TextDecoder("latin1").decode(body.subarray(behind, behind + 80))))
      places.push(place);
  }
  return places;
}

function partOf(bytes: Uint8Array): Part | undefined {
  const end = endOfHeaders(bytes);
  if (end === undefined) return undefined;
  const headers = new TextDecoder().decode(bytes.subarray(0, end)).split("\r\n");
  const disposition = headers.find((header) => /^content-disposition:\s*form-data\s*;/i.test(header));
  const name = disposition === undefined ? undefined : parameterIn(disposition, "name");
  if (disposition === undefined || name === undefined) return undefined;
  if (headers.some((header) => /^content-transfer-encoding:\s*(?!binary|8bit|7bit)\S/i.test(header))) return undefined;
  return { name, fileName: parameterIn(disposition, "filename"), bytes: bytes.subarray(end + 4) };
}

/** Headers are short; what has no empty line in its first 8 KiB has none. */
function endOfHeaders(bytes: Uint8Array): number | undefined {
  const end = new TextDecoder("latin1").decode(bytes.subarray(0, 8192)).indexOf("\r\n\r\n");
  return end === -1 ? undefined : end;
}

/** As browsers write it: quotes and line breaks of the name itself are percent-encoded (HTML, "multipart/form-data encoding"). */
function parameterIn(disposition: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, "i").exec(disposition) ?? [];
  return (quoted ?? plain)?.replaceAll(/%(22|0d|0a)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const startsWith = (bytes: Uint8Array, begin: Uint8Array, at: number): boolean =>
  begin.every((byte, place) => bytes[at + place] === byte);
