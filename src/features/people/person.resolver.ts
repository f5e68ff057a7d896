import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Context, viewerOf } from "../../graphql/context";
import { type Page, PageArgs, readPage } from "../../graphql/page.type";
import { levelLoader } from "./authority-level.loader";
import { AuthorityLevel } from "./authority-level.type";
import { findActor } from "./find-actor.loader";
import { listPeople } from "./list-people.store";
import { PersonConnection } from "./people-page.type";
import { findPersonNode, personLoader } from "./person.loader";
import { Person } from "./person.type";
import { PersonFilter } from "./person-filter.inputs";
import type { PersonRow } from "./read-people.store";
import type { ReadTeam } from "./read-teams.store";
import { teamLoader } from "./team.loader";
import { Team } from "./team.type";
import { Viewer } from "./viewer.type";

/** Finds people, and what belongs to a person. */
@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Viewer, { description: "Who asks." })
  viewer(@Ctx() context: Context): object {
    const { id, scopes } = viewerOf(context);
    return { actor: () => findActor(context, id), person: () => findPersonNode(context, id), scopes: scopes ?? [] };
  }

  @Query(() => Person, { nullable: true, description: "One person; null where there is none." })
  person(@Arg("id", () => ID, { description: "The id of the person." }) id: string, @Ctx() context: Context): Promise<PersonRow | null> {
    return findPersonNode(context, id);
  }

  @Query(() => PersonConnection, { description: "People by name, those who left included unless the filter says otherwise." })
  people(
    @Args() page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => PersonFilter, { nullable: true }) filter?: PersonFilter | null,
  ): Promise<Page<PersonRow>> {
    return listPeople(context.services.dataSource, filter ?? {}, readPage(page));
  }

  @FieldResolver(() => AuthorityLevel, { description: "How much they may decide alone." })
  authorityLevel(@Root() person: PersonRow, @Ctx() context: Context): Promise<object | null> {
    return levelLoader(context).load(person.authorityLevelKey);
  }

  @FieldResolver(() => AuthorityLevel, {
    nullable: true,
    description: "The higher level that one admin asked for; a second admin's same request grants it.",
  })
  raiseTo(@Root() person: PersonRow, @Ctx() context: Context): Promise<object | null> {
    return person.raiseToLevelKey === null ? Promise.resolve(null) : levelLoader(context).load(person.raiseToLevelKey);
  }

  @FieldResolver(() => Person, { nullable: true, description: "The admin who asked for the higher level." })
  raiseAskedBy(@Root() person: PersonRow, @Ctx() context: Context): Promise<PersonRow | null> {
    return person.raiseAskedBy === null ? Promise.resolve(null) : personLoader(context).load(person.raiseAskedBy);
  }

  @FieldResolver(() => [Team], { description: "The teams they work in." })
  async teams(@Root() person: PersonRow, @Ctx() context: Context): Promise<ReadTeam[]> {
    const teams = await Promise.all(person.memberOf.map((id) => teamLoader(context).load(id)));
    return teams.filter((team) => team !== null);
  }
}
