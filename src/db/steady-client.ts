import { Client, type ClientConfig } from "pg";

/**
 * A connection whose breaking never ends the process.
 *
 * Whoever holds a connection hears of its end through the query that fails, or by listening for `end`. But between the moment at which a pool
 * hands one over and the moment at which its new holder listens nobody does, and an `error` that nobody listens for ends the process.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }
}
