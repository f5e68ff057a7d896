const place = "steward:token";

/** The token to start with: from `#token=…` in the address, else the one kept in this browser. */
export function takeToken(): string {
  const given = new URLSearchParams(window.location.hash.slice(1)).get("token");
  if (!given) return localStorage.getItem(place) ?? "";
  // A token left in the address would end up in bookmarks and screenshots.
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
  keepToken(given);
  return given;
}

/** Keeps the token in this browser, without the word "Bearer" a person may have pasted with it. */
export function keepToken(token: string): void {
  localStorage.setItem(place, bare(token));
}

/** The token alone, as it goes behind "Bearer". */
export function bare(token: string): string {
  return token.trim().replace(/^bearer\s+/i, "");
}
