import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
// Clients choose operation names; past this many different ones the rest share a label, or a stranger could fill the memory.
const MOST_NAMES = 200;

const requests = new Counter({ name: "http_requests_total", help: "HTTP requests answered.", labelNames: ["method", "route", "status"] });
const requestSeconds = new Histogram({
  name: "http_request_duration_seconds",
  help: "Time to answer.",
  labelNames: ["route"],
  buckets: SECONDS,
});
const operations = new Counter({
  name: "graphql_operations_total",
  help: "GraphQL operations by type, name and outcome (ok, or the code of the first error).",
  labelNames: ["transport", "type", "name", "outcome"],
});
const operationSeconds = new Histogram({
  name: "graphql_operation_duration_seconds",
  help: "Time to run a query or mutation.",
  labelNames: ["transport", "type"],
  buckets: SECONDS,
});

const executions = new Counter({
  name: "graphql_executions_total",
  help: "Operations and subscription events by how they were executed: compiled, interpreted, or compiled and then repeated by graphql-js.",
  labelNames: ["how"],
});

/** Operations that are kept compiled. */
export const compiledOperations = new Gauge({ name: "graphql_compiled_operations", help: "Operations that are kept compiled." });
/** Open websockets of signed-in callers. */
export const openSockets = new Gauge({ name: "graphql_sockets", help: "Open websockets of signed-in callers." });
/** Subscriptions that run now. */
export const openSubscriptions = new Gauge({ name: "graphql_subscriptions", help: "Subscriptions that run now." });

const names = new Set<string>();
let isCollecting = false;

/** One finished GraphQL operation. */
export interface FinishedOperation {
  readonly transport: "http" | "websocket";
  readonly type: string;
  readonly name: string | null;
  readonly outcome: string;
  readonly seconds: number;
}

/** Counts a finished operation. */
export function countOperation({ transport, type, name, outcome, seconds }: FinishedOperation): void {
  operations.inc({ transport, type, name: boundName(name), outcome });
  operationSeconds.observe({ transport, type }, seconds);
}

/** Counts how an operation, or one event of a subscription, was executed. */
export function countExecution(how: "compiled" | "interpreted" | "repeated"): void {
  executions.inc({ how });
}

/** Counts an answered HTTP request by its route, never by its address. */
export function countRequest(request: {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}): void {
  requests.inc({ method: request.method, route: request.route, status: request.status });
  requestSeconds.observe({ route: request.route }, request.seconds);
}

/** Everything measured so far, in the text format of Prometheus. */
export async function printMetrics(): Promise<{ readonly contentType: string; readonly text: string }> {
  if (!isCollecting) {
    isCollecting = true;
    collectDefaultMetrics();
  }
  return { contentType: register.contentType, text: await register.metrics() };
}

function boundName(name: string | null): string {
  if (name === null) return "anonymous";
  if (names.size < MOST_NAMES && name.length <= 80) names.add(name);
  return names.has(name) ? name : "other";
}
