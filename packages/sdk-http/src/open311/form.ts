import { ok, type Result } from "@swiftline/core";
import type { Limits } from "../limits.ts";
import { readBody } from "../read-body.ts";
import { hasUtf8Octets, utf8In } from "../utf8.ts";
import { type Wrong, wrong } from "./asked.ts";
import { boundaryIn, type Part, partsOf } from "./multipart.ts";

export interface Form {
  readonly fields: URLSearchParams;
  readonly files: readonly Uint8Array[];
}

export const noForm: Form = { fields: new URLSearchParams(), files: [] };

/** What the fields are called in which clients send pictures. */
const PICTURES = /^(media|media_url|photo|photos)(\[\d*\])?$/;

/** The form of a POST, which clients send in either of two ways. What is no UTF-8 is refused, never mended. */
export async function readForm(request: Request, limits: Limits): Promise<Result<Form, Wrong>> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data\b/i.test(type) ? boundaryIn(type) : undefined;
  if (boundary === undefined && !/^application\/x-www-form-urlencoded\b/i.test(type))
    return wrong(400, "Send the request as application/x-www-form-urlencoded or multipart/form-data.");
  const body = await readBytes(request, limits);
  if (!body.ok) return body;
  return boundary === undefined ? encodedForm(body.value) : multipartForm(partsOf(body.value, boundary));
}

/** A body whole, or what is wrong with it in words. */
export async function readBytes(request: Request, limits: Limits): Promise<Result<Uint8Array, Wrong>> {
  const body = await readBody(request, limits);
  if (body.ok) return body;
  const { detail = "The body cannot be read." } = body.reason;
  return wrong(400, typeof detail === "string" ? detail : detail.en);
}

const notUtf8 = wrong(400, "The form cannot be read: it must be UTF-8.");

function encodedForm(body: Uint8Array): Result<Form, Wrong> {
  const text = utf8In(body);
  if (text === undefined || !hasUtf8Octets(text)) return notUtf8;
  return ok({ fields: new URLSearchParams(text), files: [] });
}

/** A file of no bytes is how browsers send that none was chosen. */
function multipartForm(parts: readonly Part[] | undefined): Result<Form, Wrong> {
  if (parts === undefined) return wrong(400, "The form is no multipart/form-data, or breaks off.");
  const [sent, texts] = [parts.filter(isFile), parts.filter((part) => !isFile(part))];
  const files = sent.filter(({ bytes }) => bytes.byteLength > 0);
  const unknown = files.filter(({ name }) => !PICTURES.test(name));
  if (unknown.length > 0) return wrong(400, ...unknown.map(({ name }) => `There is no file ${name}: send media.`));
  const fields = new URLSearchParams();
  for (const { name, bytes } of texts) {
    const text = utf8In(bytes);
    if (text === undefined) return notUtf8;
    fields.append(name, text);
  }
  return ok({ fields, files: files.map(({ bytes }) => bytes) });
}

const isFile = ({ fileName }: Part): boolean => fileName !== undefined;
