import { isId } from "../../domain/ids";
import { judgeKeyLife } from "../../domain/people/judge-api-key";
import type { Services } from "../../graphql/context";
import type { TokenVerdict, TokenVerifier } from "../../graphql/identity/token-verifier";
import { isSecret, readToken, TOKEN_START } from "./api-key-secret";
import { findCheckedKey, noteKeyUse } from "./check-api-key.store";

const INVALID: TokenVerdict = { accepted: false, failure: "INVALID" };
// Compared where no key has the name, so that a name that exists takes no longer than one that does not.
const NOBODYS_HASH = "0".repeat(64);

/**
 * Accepts the keys of integrations beside the tokens of people.
 *
 * Why a key is refused is told only to who knows its secret. A person's token that names an integration is refused: it would outlive every revocation.
 */
export function acceptApiKeys(services: Pick<Services, "dataSource" | "now">, verifyPerson: TokenVerifier): TokenVerifier {
  return async (token) => {
    if (token.startsWith(TOKEN_START)) return verifyKey(services, token);
    const verdict = await verifyPerson(token);
    return verdict.accepted && isId("svc", verdict.token.subject) ? INVALID : verdict;
  };
}

async function verifyKey({ dataSource, now }: Pick<Services, "dataSource" | "now">, token: string): Promise<TokenVerdict> {
  const read = readToken(token);
  if (read === null) return INVALID;
  const key = await findCheckedKey(dataSource, read.keyId);
  const isRight = isSecret(read.secret, key?.secretHash ?? NOBODYS_HASH);
  if (key === null || !isRight) return INVALID;
  const failure = judgeKeyLife(key, now());
  if (failure !== null) return { accepted: false, failure };
  if (key.usedLongAgo) await noteKeyUse(dataSource, read.keyId);
  const { serviceAccountId: subject, createdAt: issuedAt, expiresAt } = key;
  return { accepted: true, token: { subject, issuedAt, expiresAt, tokenId: read.keyId } };
}
