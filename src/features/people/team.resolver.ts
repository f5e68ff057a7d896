import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { loadLevels } from "./authority-level.store";
import { AuthorityLevel } from "./authority-level.type";
import { loadPeople, personLoader } from "./person.loader";
import { Person } from "./person.type";
import type { PersonRow } from "./read-people.store";
import { listTeams, type ReadTeam } from "./read-teams.store";
import { findTeamNode, rosterLoader } from "./team.loader";
import { Team } from "./team.type";

/** Finds teams, the people in them, and the ladder of authority. */
@Resolver(() => Team)
export class TeamResolver {
  @Query(() => Team, { nullable: true, description: "One team; null where there is none." })
  team(@Arg("id", () => ID, { description: "The id of the team." }) id: string, @Ctx() context: Context): Promise<ReadTeam | null> {
    return findTeamNode(context, id);
  }

  @Query(() => [Team], { description: "Every team, by name." })
  teams(@Ctx() context: Context): Promise<ReadTeam[]> {
    return listTeams(context.services.dataSource);
  }

  @Query(() => [AuthorityLevel], { description: "The ladder of authority, lowest rung first." })
  authorityLevels(@Ctx() context: Context): Promise<AuthorityLevel[]> {
    return loadLevels(context.services.dataSource);
  }

  @FieldResolver(() => Person, { description: "Who owns what nobody has taken yet." })
  queueSteward(@Root() team: ReadTeam, @Ctx() context: Context): Promise<PersonRow | null> {
    return personLoader(context).load(team.queueStewardId);
  }

  @FieldResolver(() => [Person], { description: "Who leads it, by name." })
  async leads(@Root() team: ReadTeam, @Ctx() context: Context): Promise<PersonRow[]> {
    return loadPeople(context, (await rosterLoader(context).load(team.id))?.leadIds ?? []);
  }

  @FieldResolver(() => [Person], { description: "Who works in it, by name." })
  async members(@Root() team: ReadTeam, @Ctx() context: Context): Promise<PersonRow[]> {
    return loadPeople(context, (await rosterLoader(context).load(team.id))?.memberIds ?? []);
  }
}
