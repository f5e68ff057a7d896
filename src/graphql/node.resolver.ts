import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "./context";
import { Node } from "./node.type";
import { refuseValue } from "./scalars/refuse-value";

const MOST = 100;

/** Finds anything by its opaque id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything by its id; null where there is nothing the viewer may see." })
  node(
    @Arg("id", () => ID, { description: "The id of anything that has one." }) id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return context.services.findNode(context, id);
  }

  @Query(() => [Node], { nullable: "items", description: "In the order asked, null where `node` would answer null; at most 100." })
  nodes(
    @Arg("ids", () => [ID], { description: "The ids, at most 100." }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MOST) throw refuseValue(`at most ${MOST} ids`, ["ids"]);
    return Promise.all(ids.map((id) => context.services.findNode(context, id)));
  }
}
