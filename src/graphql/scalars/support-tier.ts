import { GraphQLScalarType, Kind } from "graphql";
import { refuseValue } from "./refuse-value";

function tier(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 4) throw refuseValue("a support tier from 1 to 4");
  return value;
}

/** A support tier: whose skill a case needs. */
export const GraphQLSupportTier = new GraphQLScalarType<number, number>({
  name: "SupportTier",
  description:
    "1 FAQ, billing, basics; 2 reproducible bugs, integrations; 3 confirmed defects, data integrity; 4 architecture, security breach, major outage.",
  serialize: (value) => Number(value),
  parseValue: tier,
  parseLiteral: (node) => tier(node.kind === Kind.INT ? Number(node.value) : null),
});
