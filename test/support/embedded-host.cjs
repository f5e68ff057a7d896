// A process of its own that runs the embedded PostgreSQL and does what its parent asks; arguments: driver, data folder, account or 0, durable.
const [, , driver, dataDir, account, durable] = process.argv;
if (Number(account) > 0) {
  process.setgroups([]);
  process.setgid(Number(account));
  process.setuid(Number(account));
}
const { startEmbeddedPostgres } = require(driver);
let running;

const answers = {
  async start() {
    running = await startEmbeddedPostgres({ dataDir, durable: durable === "true" });
    return { port: running.port, startedHere: running.startedHere, url: running.ownerUrl("steward") };
  },
  async stop() {
    await running.stop();
    process.disconnect();
  },
};

process.on("message", (question) => {
  answers[question]().then(
    (answer) => process.connected && process.send({ answer }),
    (error) => process.send({ error: error.stack }),
  );
});
