import { Field, ID, InterfaceType } from "type-graphql";

/** Anything that `node(id:)` finds. */
@InterfaceType({ description: "Anything that `node(id:)` finds.", resolveType: (value: { __typename?: string }) => value.__typename })
export abstract class Node {
  @Field(() => ID, { description: "Opaque; its prefix tells the kind." })
  id: string;
}
