import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { loadPeople, personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { Category } from "./category.type";
import type { CategoryRow } from "./category-row.type";
import { loadCategories } from "./read-customers.store";

/** Lists what cases may be about. */
@Resolver(() => Category)
export class CategoryResolver {
  @Query(() => [Category], { description: "What cases may be about, by name." })
  categories(@Ctx() context: Context): Promise<CategoryRow[]> {
    return loadCategories(context.services.dataSource);
  }

  @FieldResolver(() => Person, { description: "Who answers for cases like this." })
  owner(@Root() category: CategoryRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(category.ownerId);
  }

  @FieldResolver(() => [Person], { description: "Who answers when they cannot, in order." })
  backups(@Root() category: CategoryRow, @Ctx() context: Context): Promise<object[]> {
    return loadPeople(context, category.backupIds);
  }
}
