// A process of its own that takes part in a job queue; arguments: the folder of the compiled queue, where its jobs are (as JSON).
const { join } = require("node:path");
const [, , folder, address] = process.argv;
const { openQueue } = require(join(folder, "jobs/open-queue.js"));
const { openPool } = require(join(folder, "db/open-pool.js"));
const { redisUrl, postgresUrl, timing } = JSON.parse(address);

const opened = openQueue({
  redisUrl,
  openPool: (size) => openPool({ url: postgresUrl, role: "steward_server", schema: "bullmq", size, applicationName: "steward-queue" }),
  failed: (error) => process.send({ failed: error.message }),
  timing,
});

const answers = {
  every: async (queue, name) => queue.every(name, "* * * * * *"),
  work: async (queue, name) => queue.work(name, async (job) => void process.send({ ran: job.id })),
  hang: async (queue, name) =>
    queue.work(name, (job) => {
      process.send({ ran: job.id });
      return new Promise(() => undefined);
    }),
  close: async (queue) => {
    await queue.close();
    process.disconnect();
  },
};

process.on("message", async ({ what, name }) => {
  await answers[what](await opened, name);
  if (process.connected) process.send({ did: what });
});
