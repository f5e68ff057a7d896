/** A place in the log: the epoch the log was in, and how far. */
export interface LogPlace {
  epoch: string;
  position: number;
}

/** A place as the opaque text that clients keep. */
export function writeCursor({ epoch, position }: LogPlace): string {
  return Buffer.from(`${epoch}.${position}`).toString("base64url");
}

/** The place a cursor names, or `null` where the text is no cursor at all. */
export function readCursor(text: string): LogPlace | null {
  const match = /^([0-9a-f]{12})\.(0|[1-9][0-9]{0,15})$/.exec(Buffer.from(text, "base64url").toString("utf8"));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const position = Number(match[2]);
  return Number.isSafeInteger(position) ? { epoch: match[1], position } : null;
}
