import { readFileSync } from "node:fs";
import { join } from "node:path";
import { graphql } from "graphql";
import type { PersonStanding } from "../../src/domain/permissions";
import { AbsenceChangedResolver, AbsenceResolver } from "../../src/features/absence/absence.resolver";
import { CoverResolver, CoverRuleResolver, CoverStepResolver, TeamCoverResolver } from "../../src/features/absence/cover.resolver";
import { PersonAbsenceResolver } from "../../src/features/absence/person-absence.resolver";
import { CalendarChangedResolver, CalendarResolver } from "../../src/features/calendars/calendar.resolver";
import { findAccountNode } from "../../src/features/customers/account.loader";
import { AccountResolver } from "../../src/features/customers/account.resolver";
import { CategoryResolver } from "../../src/features/customers/category.resolver";
import { ChangeCustomerResolver } from "../../src/features/customers/change-customer.resolver";
import { findContactNode } from "../../src/features/customers/contact.loader";
import { ContactResolver } from "../../src/features/customers/contact.resolver";
import { CustomerChangedResolver } from "../../src/features/customers/customer-event.resolver";
import { AccountFieldsResolver, ContactFieldsResolver } from "../../src/features/customers/customer-fields.resolver";
import { ViewerNotificationsResolver } from "../../src/features/notifications/viewer-notifications.resolver";
import { ChangePersonResolver } from "../../src/features/people/change-person.resolver";
import { ChangeTeamResolver } from "../../src/features/people/change-team.resolver";
import { PersonChangedResolver, PersonDeactivatedResolver, TeamChangedResolver } from "../../src/features/people/people-event.resolver";
import { findPersonNode } from "../../src/features/people/person.loader";
import { PersonResolver } from "../../src/features/people/person.resolver";
import { loadStandings } from "../../src/features/people/person.store";
import { PersonEventResolver } from "../../src/features/people/person-event.resolver";
import { findTeamNode } from "../../src/features/people/team.loader";
import { TeamResolver } from "../../src/features/people/team.resolver";
import { buildGatedSchema } from "../../src/graphql/build-schema";
import type { Context, Services } from "../../src/graphql/context";
import { dutyHolders } from "../../src/list-duty-holders";
import type { DirectoryDesk } from "./directory-desk";

const schema = buildGatedSchema([
  CalendarResolver,
  CalendarChangedResolver,
  AbsenceResolver,
  AbsenceChangedResolver,
  CoverResolver,
  CoverRuleResolver,
  CoverStepResolver,
  TeamCoverResolver,
  PersonAbsenceResolver,
  PersonResolver,
  TeamResolver,
  PersonEventResolver,
  ViewerNotificationsResolver,
  PersonChangedResolver,
  PersonDeactivatedResolver,
  TeamChangedResolver,
  ChangePersonResolver,
  ChangeTeamResolver,
  AccountResolver,
  AccountFieldsResolver,
  ContactFieldsResolver,
  ContactResolver,
  CategoryResolver,
  CustomerChangedResolver,
  ChangeCustomerResolver,
]);

/** What an operation answered, with the code of its first top-level error. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: whatever shape the operation selects
  data: any;
  code: unknown;
}

/** Asks the gated schema of people and customers, as somebody, an operation or one of the committed ones by its name. */
export async function askDirectory(desk: DirectoryDesk, personId: string, operation: string, variables: object = {}): Promise<Answer> {
  const source = operation.includes("{")
    ? operation
    : readFileSync(join(__dirname, `../../schema/operations/${operation}.graphql`), "utf8");
  const [person] = (await loadStandings(desk.dataSource, [personId as `per_${string}`])) as PersonStanding[];
  const findNode = async (context: Context, id: string) =>
    (await findPersonNode(context, id)) ??
    (await findTeamNode(context, id)) ??
    (await findAccountNode(context, id)) ??
    findContactNode(context, id);
  const services = { dataSource: desk.dataSource, commands: desk.ports, findNode, dutyHolders } as unknown as Services;
  const contextValue: Context = { services, person: person ?? null, mayEditDrafts: false, loaderScope: {} };
  const { data, errors } = await graphql({ schema, source, variableValues: { ...variables }, contextValue });
  return { data: JSON.parse(JSON.stringify(data ?? null)), code: errors?.[0]?.extensions.code ?? errors?.[0]?.message };
}
