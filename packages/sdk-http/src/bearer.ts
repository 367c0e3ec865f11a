/** What stands behind `Authorization: Bearer` (RFC 6750); undefined where nothing does, or more than one word. */
export const bearerIn = ({ headers }: Request): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
