const ID = /^[a-z]+_[0-9A-Za-z]+$/;

/**
 * Writes a list of ids as PostgreSQL reads lists; every other value is left to the driver.
 *
 * The driver quotes and escapes each element of a list. In an id there is nothing to escape, and a page of cases asks for three hundred.
 */
export function writeIds(value: unknown): unknown {
  return Array.isArray(value) && value.every((element) => typeof element === "string" && ID.test(element)) ? `{${value.join()}}` : value;
}
