/** The name of a request in everybody's logs: its sender's, where they gave it a well formed one. */
export const REQUEST_ID = "x-request-id";

/** What the sender calls the request: at most 128 characters of visible ASCII, so that it can stand in any log as it is. */
export function requestIdIn(headers: Headers): string | undefined {
  const said = headers.get(REQUEST_ID);
  return said !== null && /^[!-~]{1,128}$/.test(said) ? said : undefined;
}
