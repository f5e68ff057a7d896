import type { GraphiQLProps } from "graphiql";
import { type ExecutionResult, getOperationAST, parse } from "graphql";
import { createClient } from "graphql-ws";

type Fetcher = GraphiQLProps["fetcher"];

/**
 * Sends queries and mutations over HTTP and subscriptions over a websocket, both to `/graphql` of the server this page came from.
 *
 * The token is the default `Authorization`; what the header editor says wins over it, also in a socket's `connection_init`.
 */
export function fetchOperations(token: string): Fetcher {
  return (operation, options) => {
    const headers = authorized(token, options?.headers);
    const wanted = getOperationAST(options?.documentAST ?? parse(operation.query), operation.operationName);
    return wanted?.operation === "subscription" ? subscribe(operation, headers) : send(operation, headers);
  };
}

type Operation = Parameters<Fetcher>[0];
type Headers = Record<string, string>;

function authorized(token: string, typed: Record<string, unknown> = {}): Headers {
  const headers: Headers = token ? { authorization: `Bearer ${token}` } : {};
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === "string" && value !== "") headers[name.toLowerCase()] = value;
  }
  return headers;
}

async function send(operation: Operation, headers: Headers): Promise<ExecutionResult> {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { accept: "application/graphql-response+json, application/json", "content-type": "application/json", ...headers },
    body: JSON.stringify(operation),
  });
  return answer.json();
}

async function* subscribe(operation: Operation, headers: Headers): AsyncGenerator<ExecutionResult> {
  const url = new URL("/graphql", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  // One socket per subscription, so that each carries the token it was started with.
  const client = createClient({ url: url.href, connectionParams: headers, retryAttempts: 3 });
  try {
    yield* client.iterate(operation) as AsyncIterable<ExecutionResult>;
  } finally {
    await client.dispose();
  }
}
