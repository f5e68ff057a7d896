import { useEffect, useState } from "react";
import { bare } from "./keep-token";

/** The field above the editors: whose token every operation of this page carries. */
export function TokenBar({ token, onChange }: { token: string; onChange: (token: string) => void }) {
  const [draft, setDraft] = useState(token);
  useEffect(() => setDraft(token), [token]);
  const commit = () => bare(draft) !== token && onChange(bare(draft));
  return (
    <form
      className="token-bar"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <label htmlFor="token">Token</label>
      <input
        id="token"
        type="text"
        spellCheck={false}
        autoComplete="off"
        placeholder="Paste a token printed by npm start, or by npm run steward -- token --as &quot;Ana Costa&quot;"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
      />
      <output>{bearerOf(token)}</output>
    </form>
  );
}

/** Who a token speaks for, read from its payload and never verified here: a hint for the eye, the server decides. */
function bearerOf(token: string): string {
  const payload = token.split(".")[1];
  if (!payload) return token ? "Not a JSON Web Token" : "No token: the server will answer UNAUTHENTICATED";
  try {
    const claims: { name?: string; sub?: string; exp?: number } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const until = claims.exp ? `until ${new Date(claims.exp * 1000).toLocaleString()}` : "without an end";
    return `${claims.name ?? claims.sub ?? "Someone"}, ${until}`;
  } catch {
    return "Not a JSON Web Token";
  }
}
