import { isId } from "../../domain/ids";
import { refuseValue } from "../../graphql/scalars/refuse-value";
import type { EntryPlace } from "./entry.store";

/** A place in a conversation as the opaque text that clients keep. */
export function writeEntryPlace({ writtenAt, id }: EntryPlace): string {
  return Buffer.from(`${writtenAt} ${id}`).toString("base64url");
}

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) (msg_\w{26})$/;

/** Reads a place back; refuses what is no cursor of a conversation, so that a client's text never reaches the database as a key. */
export function readEntryPlace(cursor: string | null): EntryPlace | null {
  if (cursor === null) return null;
  const [, writtenAt, id] = PLACE.exec(Buffer.from(cursor.slice(0, 200), "base64url").toString("utf8")) ?? [];
  if (writtenAt === undefined || id === undefined || !isId("msg", id) || !isInstant(writtenAt))
    throw refuseValue("a cursor of this conversation");
  return { writtenAt, id };
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}
