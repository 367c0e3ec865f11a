import { decodeBase64, encodeBase64 } from "hono/utils/encode";

/** How long a message is believed after it was sent, and how far ahead a clock may go, in seconds. */
const TOLERANCE = 300;

/** A message of a webhook: what is signed is its id, the second at which it is sent, and its very bytes as text. */
export interface Message {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers of a message by Standard Webhooks. Each secret (`whsec_` and base64) gives a signature, so that one can be changed while
 * both hold. Throws where a secret is none.
 */
export async function signed(
  { id, timestamp, body }: Message,
  secrets: readonly string[],
): Promise<Readonly<Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string>>> {
  const content = contentOf({ id, timestamp, body });
  const signatures = secrets.map(async (secret) => {
    const bytes = await crypto.subtle.sign("HMAC", await keyOf(secret, "sign"), content);
    return `v1,${encodeBase64(bytes)}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": (await Promise.all(signatures)).join(" "),
  };
}

/**
 * Whether a message came from whoever has one of the secrets, and not long ago. Give the body as the bytes came, before anything has
 * parsed it; `now` is in milliseconds. Signatures are compared in constant time.
 */
export async function verify(
  { headers, body }: { readonly headers: Headers; readonly body: string },
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: number },
): Promise<boolean> {
  const [id, sent] = [headers.get("webhook-id"), headers.get("webhook-timestamp") ?? ""];
  if (id === null || !/^\d{1,12}$/.test(sent) || Math.abs(now / 1000 - Number(sent)) > TOLERANCE) return false;
  const content = contentOf({ id, timestamp: Number(sent), body });
  const signatures = (headers.get("webhook-signature") ?? "").split(" ").flatMap(bytesOf);
  const keys = await Promise.all(secrets.map((secret) => keyOf(secret, "verify")));
  const held = await Promise.all(
    keys.flatMap((key) => signatures.map((signature) => crypto.subtle.verify("HMAC", key, signature, content))),
  );
  return held.includes(true);
}

const contentOf = ({ id, timestamp, body }: Message): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${id}.${timestamp}.${body}`);

/** The bytes of a signature of the one version that there is; of any other none. */
function bytesOf(signature: string): readonly Uint8Array<ArrayBuffer>[] {
  try {
    return signature.startsWith("v1,") ? [decodeBase64(signature.slice(3))] : [];
  } catch {
    return [];
  }
}

const keyOf = (secret: string, use: "sign" | "verify"): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    "raw",
    decodeBase64(secret.replace(/^whsec_/, "")),
    { name: "HMAC", hash: "SHA-256" },
    false,
    [use],
  );
