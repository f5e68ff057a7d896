/**
 * A name as people read it, whatever its capitals and spaces.
 *
 * Every run of spaces is one, and each character in its plain form. Two names that read alike are one name: whoever revokes by it must not mistake one for the other.
 */
export function nameAsRead(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}
