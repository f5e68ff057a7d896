import type { DocumentNode } from "graphql";
import { refuseRequest } from "../errors/error-codes";
import { type CostQuestion, estimateCost } from "./estimate-cost";
import { LIMITS } from "./limits";

// Parsed documents are kept by both transports, so a screen that asks the same again is priced once.
const priced = new WeakMap<DocumentNode, Map<string, number>>();
const MOST_PRICES = 100;

/** Prices an operation and throws LIMIT_COST when this viewer may not ask for so much at once. */
export function limitCost(question: CostQuestion, viewer: { readonly mayEditDrafts?: boolean | undefined }): number {
  const cost = priceOf(question);
  const limit = viewer.mayEditDrafts === true ? LIMITS.costForEditors : LIMITS.cost;
  if (cost <= limit) return cost;
  const said = Number.isFinite(cost) ? { cost, limit } : { limit };
  throw refuseRequest("LIMIT_COST", `The operation may build more objects than the ${limit} allowed; ask for smaller pages.`, said);
}

function priceOf(question: CostQuestion): number {
  // Only page sizes and conditions move the price; both are numbers or booleans.
  const moving = Object.entries(question.variables).filter(([, value]) => typeof value === "number" || typeof value === "boolean");
  const key = JSON.stringify([question.operation.name?.value ?? null, moving]);
  const prices = priced.get(question.document) ?? new Map<string, number>();
  const known = prices.get(key);
  if (known !== undefined) return known;
  const cost = estimateCost(question);
  if (prices.size < MOST_PRICES) prices.set(key, cost);
  priced.set(question.document, prices);
  return cost;
}
