import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { hasCode } from "../../db/read-error";

/** The issuer and audience of tokens signed with an installation's own key. */
export const DEVELOPMENT_ISSUER = "steward-development";
export const DEVELOPMENT_AUDIENCE = "steward";
export const DEVELOPMENT_ALGORITHM = "ES256";

/**
 * Reads this installation's own signing key, making it on the first start.
 *
 * The file is readable by its owner only. Two processes that start at once end up with the same key: whoever links first wins.
 */
export async function keepDevelopmentKey(keyFolder: string): Promise<JWK> {
  const file = join(keyFolder, "development.jwk.json");
  const kept = await readKey(file);
  if (kept !== null) return kept;
  await mkdir(keyFolder, { recursive: true, mode: 0o700 });
  const draft = join(keyFolder, `${randomUUID()}.tmp`);
  await writeFile(draft, JSON.stringify(await newKey()), { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readKey(file);
  if (made === null) throw new Error(`The development key ${file} vanished while it was being made`);
  return made;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(DEVELOPMENT_ALGORITHM, { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, alg: DEVELOPMENT_ALGORITHM, use: "sig", kid: await calculateJwkThumbprint(key) };
}

async function readKey(file: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as JWK;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
