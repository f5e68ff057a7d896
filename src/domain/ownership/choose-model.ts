import type { AccountTier, OwnershipModel } from "../case-facts";

export const HANDLINGS = ["FRONTLINE", "FRONTLINE_ASKS", "INTERNAL"] as const;
/** How far the first team goes: owns and answers; owns and asks inside; or hands off, contact included. */
export type Handling = (typeof HANDLINGS)[number];

/** What the choice of an ownership model looks at. */
export interface ModelQuestion {
  accountTier: AccountTier | null;
  handling: Handling;
  supportTier: number;
  teamModel: OwnershipModel;
}

/** The model and the rule that chose it, by a code that the event carries. */
export interface ChosenModel {
  model: OwnershipModel;
  rule: "ACCOUNT_TIER" | "HIGH_VOLUME" | "TEAM";
}

/**
 * How a new case finds its owner: by account tier, category and support tier, else its team's model.
 *
 * An ENTERPRISE or VIP account gets a person from the first instant; frontline questions of support tier 1 come in volume and wait in a queue.
 */
export function chooseModel({ accountTier, handling, supportTier, teamModel }: ModelQuestion): ChosenModel {
  if (accountTier === "ENTERPRISE" || accountTier === "VIP") return { model: "INDIVIDUAL", rule: "ACCOUNT_TIER" };
  if (handling === "FRONTLINE" && supportTier === 1) return { model: "QUEUE", rule: "HIGH_VOLUME" };
  return { model: teamModel, rule: "TEAM" };
}
