import { CaseResolver } from "./features/cases/case.resolver";
import { CaseContextOfCaseResolver, CaseContextResolver } from "./features/cases/case-context.resolver";
import { CaseEventResolver } from "./features/cases/case-event.resolver";
import {
  CaseClassifiedResolver,
  CaseStatusChangedResolver,
  CaseTaggedResolver,
  NextStepSetResolver,
} from "./features/cases/case-event-facts.resolver";
import { CasePeopleResolver } from "./features/cases/case-people.resolver";
import { CaseStepsResolver } from "./features/cases/case-steps.resolver";
import { ListCasesResolver } from "./features/cases/list-cases.resolver";
import { AccountResolver } from "./features/customers/account.resolver";
import { CategoryResolver } from "./features/customers/category.resolver";
import { ChangeCustomerResolver } from "./features/customers/change-customer.resolver";
import { ContactResolver } from "./features/customers/contact.resolver";
import { CustomerChangedResolver } from "./features/customers/customer-event.resolver";
import { CaseEventsSubscription } from "./features/history/case-events.subscription";
import { CaseTimelineResolver } from "./features/history/case-timeline.resolver";
import { EventsResolver } from "./features/history/events.resolver";
import { CaseOwnershipResolver, HandoffBriefResolver, OwnershipIntervalResolver } from "./features/ownership/case-ownership.resolver";
import { CaseRightsResolver, CaseViewerResolver } from "./features/ownership/case-rights.resolver";
import { DeactivatePersonResolver, DutiesErrorResolver } from "./features/ownership/deactivate-person.resolver";
import { InboxResolver } from "./features/ownership/inbox.resolver";
import { OwnershipResolver } from "./features/ownership/ownership.resolver";
import { OwnershipChangedSubscription } from "./features/ownership/ownership-changed.subscription";
import {
  CaseOpenedResolver,
  OwnershipChangedResolver,
  TransferEndedResolver,
  TransferOfferedResolver,
} from "./features/ownership/ownership-event.resolver";
import { OwnershipMovedErrorResolver } from "./features/ownership/ownership-moved-error.resolver";
import { TransferOfferResolver } from "./features/ownership/transfer-offer.resolver";
import { ChangePersonResolver } from "./features/people/change-person.resolver";
import { ChangeTeamResolver } from "./features/people/change-team.resolver";
import { PersonChangedResolver, PersonDeactivatedResolver, TeamChangedResolver } from "./features/people/people-event.resolver";
import { PersonResolver } from "./features/people/person.resolver";
import { PersonEventResolver } from "./features/people/person-event.resolver";
import { TeamResolver } from "./features/people/team.resolver";

/** Every resolver of every feature, lowest feature first. */
export const resolvers = [
  ChangePersonResolver,
  ChangeTeamResolver,
  PersonChangedResolver,
  PersonDeactivatedResolver,
  TeamChangedResolver,
  PersonEventResolver,
  PersonResolver,
  TeamResolver,
  AccountResolver,
  CategoryResolver,
  ChangeCustomerResolver,
  ContactResolver,
  CustomerChangedResolver,
  CaseContextOfCaseResolver,
  CaseContextResolver,
  CaseStatusChangedResolver,
  CaseClassifiedResolver,
  CaseTaggedResolver,
  NextStepSetResolver,
  CaseEventResolver,
  CasePeopleResolver,
  CaseStepsResolver,
  CaseResolver,
  ListCasesResolver,
  CaseOwnershipResolver,
  OwnershipIntervalResolver,
  HandoffBriefResolver,
  CaseViewerResolver,
  CaseRightsResolver,
  DeactivatePersonResolver,
  DutiesErrorResolver,
  InboxResolver,
  OwnershipChangedSubscription,
  CaseOpenedResolver,
  OwnershipChangedResolver,
  TransferOfferedResolver,
  TransferEndedResolver,
  OwnershipMovedErrorResolver,
  OwnershipResolver,
  TransferOfferResolver,
  CaseEventsSubscription,
  CaseTimelineResolver,
  EventsResolver,
];
