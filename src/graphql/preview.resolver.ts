import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { tellChange } from "../domain/tell-change";
import type { Context } from "./context";
import { Preview } from "./preview.type";

/** What a dry run would have done, in the names that its asker may read. */
@Resolver(() => Preview)
export class PreviewResolver {
  @FieldResolver(() => [String])
  async sentences(@Root() { changes }: Preview, @Ctx() context: Context): Promise<string[]> {
    const ids = new Set(changes.flatMap(({ stream, before, after }) => [stream, ...textsOf(before), ...textsOf(after)]));
    const names = new Map(await Promise.all([...ids].map(async (id) => [id, await nameBehind(context, id)] as const)));
    const nameOf = (id: string) => names.get(id) ?? null;
    return changes.map((change) => tellChange({ ...change, about: nameOf(change.stream) ?? newcomer(change), nameOf }));
  }
}

function textsOf(patch: Preview["changes"][number]["after"]): string[] {
  return Object.values(patch ?? {}).flatMap((value) => (typeof value === "string" || Array.isArray(value) ? value : []));
}

async function nameBehind(context: Context, id: string): Promise<string | null> {
  const found = (await context.services.findNode(context, id)) as { name?: unknown; number?: unknown } | null;
  if (typeof found?.number === "number") return `case ${found.number}`;
  return typeof found?.name === "string" ? found.name : null;
}

/** What does not exist yet has no name: a case is told by the number that it would get. */
function newcomer({ after, type }: Preview["changes"][number]): string {
  if (typeof after?.number === "number") return `case ${after.number}`;
  return `the new ${type.split("_")[0]?.toLowerCase()}`;
}
