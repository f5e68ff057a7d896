import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { PersonChanged, PersonDeactivated, TeamChanged } from "./people-event.type";
import { findPersonNode } from "./person.loader";
import { Person } from "./person.type";
import { findTeamNode } from "./team.loader";
import { Team } from "./team.type";

/** The person whom a change is about. */
@Resolver(() => PersonChanged)
export class PersonChangedResolver {
  @FieldResolver(() => Person, { description: "The person as they are now." })
  person(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findPersonNode(context, event.stream);
  }
}

/** The person who left. */
@Resolver(() => PersonDeactivated)
export class PersonDeactivatedResolver {
  @FieldResolver(() => Person, { description: "The person as they are now." })
  person(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findPersonNode(context, event.stream);
  }
}

/** The team that a change is about. */
@Resolver(() => TeamChanged)
export class TeamChangedResolver {
  @FieldResolver(() => Team, { description: "The team as it is now." })
  team(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findTeamNode(context, event.stream);
  }
}
