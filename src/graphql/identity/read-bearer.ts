/** Takes the token out of "Bearer …"; `null` when nothing was sent, `undefined` when something else was. */
export function readBearer(authorization: unknown): string | null | undefined {
  if (authorization === undefined || authorization === null || authorization === "") return null;
  if (typeof authorization !== "string") return undefined;
  return /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1];
}
