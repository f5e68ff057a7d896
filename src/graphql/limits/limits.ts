/** How much one request may ask. Starting points from measurement; raising one needs a reason. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  directives: 30,
  cost: 5_000,
  /** For who may edit drafts: the matrix page asks for whole documents. */
  costForEditors: 10_000,
  /** Validation stops here and adds one line that it did, so five errors leave at most. */
  validationErrors: 4,
  operationsPerSocket: 50,
  socketsPerPerson: 20,
  connectionInitMs: 5_000,
  /** A socket that still holds this much unsent is not given more. */
  unsentBytes: 64 * 1024,
} as const;

/** What a list is taken to hold when the query does not say. */
export const ASSUMED = { connectionPage: 50, plainList: 10 } as const;
