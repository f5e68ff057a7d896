/** What stands where a text was that had to be forgotten and whose place cannot be empty. */
export const ERASED = "[erased]";
