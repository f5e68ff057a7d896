export { GraphQLCode, GraphQLEmail, GraphQLTag } from "./code";
export { GraphQLCursor } from "./cursor";
export { GraphQLDay, GraphQLInstant } from "./date-time";
export { GraphQLSpan } from "./duration";
export { GraphQLFacts, GraphQLSafeInt } from "./facts";
export { GraphQLLine, GraphQLText } from "./human-text";
export { GraphQLLocalTime } from "./local-time";
export { GraphQLSupportTier } from "./support-tier";
export { GraphQLZone } from "./time-zone";
