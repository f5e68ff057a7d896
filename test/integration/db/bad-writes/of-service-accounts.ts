import type { BadWrites } from "./there-is";

/** One bad write for each named constraint of service accounts and their keys. */
export function badWritesOfServiceAccounts(): BadWrites {
  const account = (id: string, scopes = "{CASES_READ}") =>
    `insert into service_accounts (id, name, scopes) values ('${id}', 'New portal', '${scopes}')`;
  const key = (id: string, more: { hash?: string; expires?: string } = {}) =>
    `insert into api_keys (id, service_account_id, prefix, secret_hash, created_at, expires_at)
      values ('${id}', 'svc_new', 'abc', ${more.hash ?? "repeat('0', 64)"}, now(), ${more.expires ?? "now() + interval '1 day'"})`;

  return {
    one_service_account_per_name: [account("svc_new"), account("svc_newer")],
    known_scopes: [account("svc_new", "{CASES_READ,EVERYTHING}")],
    a_service_account_may_do_something: [account("svc_new", "{}")],
    one_key_per_prefix: [account("svc_new"), key("key_new"), key("key_newer")],
    a_secret_is_kept_as_a_hash: [account("svc_new"), key("key_new", { hash: "'the secret itself'" })],
    a_key_expires_after_it_was_issued: [account("svc_new"), key("key_new", { expires: "now()" })],
  };
}
