import { createUnionType, Field, ObjectType } from "type-graphql";
import { Person } from "./person.type";

/** Steward acting by rule. */
@ObjectType({ description: "Steward acting by rule; `key` is `system:clock`, `system:import` or `system:trigger/<id>`." })
export class SystemActor {
  @Field({ description: "The key under which it acted." }) key: string;
  @Field({ description: "The same for people." }) label: string;
}

/** Who did something. */
export const Actor = createUnionType({
  name: "Actor",
  description: "Who did something: a person, or the system itself.",
  types: () => [Person, SystemActor] as const,
  resolveType: (value: object) => ("key" in value ? "SystemActor" : "Person"),
});
