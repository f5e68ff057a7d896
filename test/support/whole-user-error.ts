import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getNamedType, isCompositeType, isObjectType } from "graphql";

const OWN = ["code", "message", "path"];

/** Everything that a user error of any type can tell, as a selection: a refusal without what its type promises fails the request. */
export const WHOLE_USER_ERROR = [...OWN, ...typedParts()].join(" ");

function typedParts(): string[] {
  const schema = buildSchema(readFileSync(join(__dirname, "../../schema/schema.graphql"), "utf8"));
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types
    .filter((type) => type.getInterfaces().some(({ name }) => name === "UserError"))
    .map((type) => {
      const fields = Object.values(type.getFields()).filter(({ name }) => !OWN.includes(name));
      const asked = fields.map(({ name, type: what }) => (isCompositeType(getNamedType(what)) ? `${name} { __typename }` : name));
      return asked.length === 0 ? "" : `... on ${type.name} { ${asked.join(" ")} }`;
    });
}
