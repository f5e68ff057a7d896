import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { describeBug } from "../errors/describe-bug";
import { printMetrics } from "../measure-traffic";

const CHECK_MS = 2_000;

/** What the probes ask. */
export interface Probes {
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  readonly measure?: (() => Promise<void>) | undefined;
  readonly logger: Logger;
  isDraining(): boolean;
}

/** Serves /livez (the process answers), /readyz (it can do its work) and /metrics. */
export function answerProbes(app: FastifyInstance, probes: Probes): void {
  app.get("/livez", () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    if (probes.isDraining()) return reply.code(503).send({ status: "draining", checks: {} });
    const asked = Object.entries(probes.readiness).map(async ([name, check]) => [name, await passes(name, check, probes.logger)] as const);
    const answers = await Promise.all(asked);
    const isReady = answers.every(([, passed]) => passed);
    const checks = Object.fromEntries(answers.map(([name, passed]) => [name, passed ? "ok" : "failed"]));
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "unready", checks });
  });

  app.get("/metrics", async (_request, reply) => {
    if (probes.measure !== undefined) await passes("metrics", probes.measure, probes.logger);
    const { contentType, text } = await printMetrics();
    return reply.header("content-type", contentType).send(text);
  });
}

async function passes(name: string, check: () => Promise<void>, logger: Logger): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_MS} ms`)), CHECK_MS);
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch (error) {
    logger.warn({ check: name, bug: describeBug(error) }, "a probe failed");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
