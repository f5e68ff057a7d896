import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { TeamChanged } from "./people-event.type";
import { Team } from "./team.type";

/** What every change of a team answers. */
@ObjectType()
abstract class TeamPayload {
  @Field(() => Team, { nullable: true, description: "The team as it is now; null where it was refused." }) team: Team | null;
  @Field(() => TeamChanged, { nullable: true, description: "What the log says." }) event: TeamChanged | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The new team. */
@ObjectType({ description: "The new team." })
export class CreateTeamPayload extends TeamPayload {}

/** The changed team. */
@ObjectType({ description: "The changed team." })
export class UpdateTeamPayload extends TeamPayload {}
