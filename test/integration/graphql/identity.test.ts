import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { type Config, loadConfig } from "../../../src/config";
import { keepDevelopmentKey } from "../../../src/graphql/identity/keep-development-key";
import { createTokenMint } from "../../../src/graphql/identity/mint-token";
import { readBearer } from "../../../src/graphql/identity/read-bearer";
import { createTokenVerifier } from "../../../src/graphql/identity/verify-token";

describe("the development key", () => {
  let folder: string;
  let config: Config;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "steward-key-"));
    config = loadConfig({ DATA_DIR: folder });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is made on the first start, for its owner's eyes only", async () => {
    await createTokenVerifier(config);
    const file = join(folder, "keys", "development.jwk.json");
    expect([(await stat(file)).mode & 0o777, (await stat(join(folder, "keys"))).mode & 0o777, await readdir(join(folder, "keys"))]).toEqual(
      [0o600, 0o700, ["development.jwk.json"]],
    );
  });

  test("is one and the same for processes that start at once", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keepDevelopmentKey(join(folder, "keys"))));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
  });

  test("signs tokens that say who and until when, and no roles", async () => {
    const [mint, verify] = [await createTokenMint(config), await createTokenVerifier(config)];
    const token = await mint({ personId: "person_ana", expiresIn: "2h" });
    const verdict = await verify(token);
    if (!verdict.accepted) throw new Error(verdict.failure);
    expect(verdict.token).toEqual({
      subject: "person_ana",
      issuedAt: expect.any(Date),
      expiresAt: expect.any(Date),
      tokenId: expect.any(String),
    });
    expect(verdict.token.expiresAt.getTime() - verdict.token.issuedAt.getTime()).toBe(7_200_000);
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as object;
    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "jti", "sub"]);
  });

  test("of another installation is not believed", async () => {
    const elsewhere = loadConfig({ DATA_DIR: join(folder, "other") });
    const token = await (await createTokenMint(elsewhere))({ personId: "person_ana", expiresIn: "1h" });
    expect(await (await createTokenVerifier(config))(token)).toEqual({ accepted: false, failure: "INVALID" });
  });

  test("does not vouch for a token that has expired", async () => {
    const token = await (await createTokenMint(config))({ personId: "person_ana", expiresIn: "-10s" });
    expect(await (await createTokenVerifier(config))(token)).toEqual({ accepted: false, failure: "EXPIRED" });
  });
});

describe("an identity provider", () => {
  const provider = async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" }] });
    const server = createServer((_request, response) => response.setHeader("content-type", "application/json").end(jwks));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const config = loadConfig({ JWT_JWKS_URL: url, JWT_ISSUER: "https://id.example", JWT_AUDIENCE: "desk", JWT_ALGORITHMS: "RS256" });
    const sign = (claims: { issuer?: string; audience?: string; subject?: string; expires?: string } = {}) => {
      const token = new SignJWT({ roles: ["ADMIN"] }).setProtectedHeader({ alg: "RS256", kid: "one" }).setIssuedAt();
      token
        .setIssuer(claims.issuer ?? "https://id.example")
        .setAudience(claims.audience ?? "desk")
        .setExpirationTime(claims.expires ?? "1h");
      return token.setSubject(claims.subject ?? "person_ana").sign(privateKey);
    };
    return { config, sign, verify: await createTokenVerifier(config), close: () => new Promise((resolve) => server.close(resolve)) };
  };

  test("is believed for its issuer, its audience and its algorithms only", async () => {
    const { config, sign, verify, close } = await provider();
    expect(await verify(await sign())).toMatchObject({ accepted: true, token: { subject: "person_ana", tokenId: null } });
    const invalid = { accepted: false, failure: "INVALID" };
    expect(await verify(await sign({ issuer: "https://evil.example" }))).toEqual(invalid);
    expect(await verify(await sign({ audience: "other" }))).toEqual(invalid);
    expect(await verify(await sign({ subject: "" }))).toEqual(invalid);
    const secret = new TextEncoder().encode("a shared secret of enough length");
    const shared = await new SignJWT()
      .setProtectedHeader({ alg: "HS256", kid: "one" })
      .setSubject("person_ana")
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(secret);
    expect(await verify(shared)).toEqual(invalid);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await sign()).split(".")[1]}.`;
    expect(await verify(unsigned)).toEqual(invalid);
    await expect(createTokenMint(config)).rejects.toThrow("identity provider");
    await close();
  });

  test("that does not answer says nothing about the token", async () => {
    const { sign, verify, close } = await provider();
    const token = await sign();
    await close();
    expect(await verify(token)).toEqual({ accepted: false, failure: "KEYS_UNAVAILABLE" });
  });
});

test.each([
  [undefined, null],
  ["", null],
  ["Bearer a.b-c_d", "a.b-c_d"],
  ["bearer abc", "abc"],
  ["Basic abc", undefined],
  ["Bearer a b", undefined],
  [7, undefined],
])("the header %p carries the token %p", (header, token) => {
  expect(readBearer(header)).toBe(token);
});
