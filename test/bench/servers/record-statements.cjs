// Loaded before a server: writes every statement that it sends to PostgreSQL into a file, one JSON line each, in the order sent.
const { appendFileSync } = require("node:fs");
const { Client } = require("pg");

const file = process.env.RECORD_STATEMENTS_TO;
const { query } = Client.prototype;

Client.prototype.query = function record(config, values, ...rest) {
  const isText = typeof config === "string";
  if (isText || typeof config.text === "string") {
    const said = isText ? { text: config, values: Array.isArray(values) ? values : [] } : { values: [], ...config };
    appendFileSync(file, `${JSON.stringify({ process: this.processID, name: said.name ?? null, text: said.text, values: said.values })}\n`);
  }
  return query.call(this, config, values, ...rest);
};
