// Sends the statements that a server sent for some transfers once more, on one bare connection, one after the other, and says how long it took.
// Arguments: database, file of statements by transfer (JSON).
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { Client } = require("pg");

const [, , connectionString, file] = process.argv;
const transfers = JSON.parse(readFileSync(file, "utf8"));
const client = new Client({ connectionString, options: "-c role=steward_server" });

async function replay({ from, until }) {
  const startedAt = performance.now();
  for (const statements of transfers.slice(from, until)) {
    for (const { name, text, values } of statements) await client.query(name === null ? { text, values } : { name, text, values });
  }
  return performance.now() - startedAt;
}

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const say = (status, text) => response.writeHead(status, { "content-length": Buffer.byteLength(text) }).end(text);
    replay(JSON.parse(body)).then(
      (ms) => say(200, JSON.stringify({ ms })),
      (error) => say(500, error.stack),
    );
  });
});
client.connect().then(() => server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`)));
