import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { runUnitOfWork } from "../../db/run-unit-of-work";
import { coverChain, type CoverStep as Step } from "../../domain/absence";
import type { PersonId, TeamId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { BusinessCalendar } from "../calendars/calendar.type";
import { availabilityLoader } from "../people/availability.loader";
import { loadPeople } from "../people/person.loader";
import { Person } from "../people/person.type";
import { workingHoursLoader } from "../people/working-hours.loader";
import { absenceOfLoader, loadCover } from "./absence.loader";
import { Absence, CoverStep } from "./absence.type";
import { Duty } from "./duty.type";
import { findDuties } from "./find-duties.command";

/** What of a person their absence fields go by. */
interface ShownPerson {
  id: PersonId;
  memberOf: TeamId[];
}

/** Whether somebody is there, when they work, who stands in for them, and what they hold. */
@Resolver(() => Person)
export class PersonAbsenceResolver {
  @FieldResolver(() => Boolean, { description: "Active and not absent; night is not leave." })
  available(@Root() person: ShownPerson, @Ctx() context: Context): Promise<boolean> {
    return availabilityLoader(context).load(person.id);
  }

  @FieldResolver(() => Absence, { nullable: true, description: "The absence that runs, or else their next one." })
  absence(@Root() person: ShownPerson, @Ctx() context: Context): Promise<object | null> {
    return absenceOfLoader(context).load(person.id);
  }

  @FieldResolver(() => BusinessCalendar, { nullable: true, description: "When they work: by their own calendar, else their team's." })
  workingHours(@Root() person: ShownPerson, @Ctx() context: Context): Promise<object | null> {
    return workingHoursLoader(context).load(person.id);
  }

  @FieldResolver(() => [Person], { description: "Who would stand in for them now, in order, their teams' cover included." })
  async cover(@Root() person: ShownPerson, @Ctx() context: Context): Promise<object[]> {
    const chain = coverChain({ rules: await loadCover(context), personId: person.id, teamIds: person.memberOf });
    const available = await Promise.all(chain.map((id) => availabilityLoader(context).load(id)));
    return loadPeople(
      context,
      chain.filter((_id, index) => available[index]),
    );
  }

  @FieldResolver(() => [CoverStep], { description: "Their own standing cover, as it was set." })
  async standingCover(@Root() person: ShownPerson, @Ctx() context: Context): Promise<readonly Step[]> {
    return (await loadCover(context)).get(person.id) ?? [];
  }

  @FieldResolver(() => [Duty], {
    description: "Everything that would be left without them if they left for good; to an external agent only their own.",
  })
  duties(@Root() person: ShownPerson, @Ctx() context: Context): Promise<object[]> | object[] {
    const viewer = viewerOf(context);
    if (viewer.external && viewer.id !== person.id) return [];
    const { dataSource, dutyHolders } = context.services;
    return runUnitOfWork(dataSource, viewer.id, async (work) => ({
      keep: false,
      answer: await findDuties(work, dutyHolders, { kind: "DEACTIVATION", personId: person.id, until: null }),
    }));
  }
}
