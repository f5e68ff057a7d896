import { createUnionType, Field, ObjectType } from "type-graphql";
import { Person } from "./person.type";
import { ServiceAccount } from "./service-account.type";

/** Steward acting by rule. */
@ObjectType({ description: "Steward acting by rule; `key` is `system:clock`, `system:import` or `system:trigger/<id>`." })
export class SystemActor {
  @Field({ description: "The key under which it acted." }) key: string;
  @Field({ description: "The same for people." }) label: string;
}

/** Who did something. */
export const Actor = createUnionType({
  name: "Actor",
  description: "Who did something: a person, an integration, or the system itself.",
  types: () => [Person, ServiceAccount, SystemActor] as const,
  resolveType: (value: object) => (value as { __typename?: string }).__typename ?? "SystemActor",
});
