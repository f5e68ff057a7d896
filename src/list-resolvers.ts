import { AbsenceChangedResolver, AbsenceResolver } from "./features/absence/absence.resolver";
import { CoverResolver, CoverRuleResolver, CoverStepResolver, TeamCoverResolver } from "./features/absence/cover.resolver";
import { PersonAbsenceResolver } from "./features/absence/person-absence.resolver";
import { CalendarChangedResolver, CalendarResolver } from "./features/calendars/calendar.resolver";
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
import { CaseCollaborationResolver } from "./features/collaboration/case-collaboration.resolver";
import { CollaborationResolver } from "./features/collaboration/collaboration.resolver";
import {
  CaseForwardedResolver,
  ChangeProposedResolver,
  CollaboratorAddedResolver,
  CollaboratorLeftResolver,
  ContactDelegatedResolver,
  ContactDelegationEndedResolver,
  ProposalDecidedResolver,
  TaskChangedResolver,
} from "./features/collaboration/collaboration-event.resolver";
import { CollaboratorResolver, TaskCommentResolver, TaskResolver } from "./features/collaboration/collaborator.resolver";
import {
  ProposalRightsResolver,
  ProposalViewerResolver,
  TaskRightsResolver,
  TaskViewerResolver,
} from "./features/collaboration/help-rights.resolver";
import { InboxCollaborationResolver } from "./features/collaboration/inbox-collaboration.resolver";
import { ContactDelegationResolver, ProposalResolver } from "./features/collaboration/proposal.resolver";
import { ProposalsResolver } from "./features/collaboration/proposals.resolver";
import { CaseConversationResolver, ResolutionAttemptResolver } from "./features/conversation/case-conversation.resolver";
import { ConversationResolver } from "./features/conversation/conversation.resolver";
import {
  ConversationEntryResolver,
  CustomerMessageResolver,
  CustomerReplyResolver,
  InternalNoteResolver,
} from "./features/conversation/conversation-entry.resolver";
import {
  CustomerMessageRecordedResolver,
  CustomerMoodSetResolver,
  CustomerRepliedToResolver,
  InternalNoteAddedResolver,
  ResolutionAttemptedResolver,
  ResolutionConfirmedResolver,
  SatisfactionRecordedResolver,
} from "./features/conversation/conversation-event.resolver";
import { ConversationMovedErrorResolver } from "./features/conversation/conversation-moved-error.resolver";
import { PresenceResolver } from "./features/conversation/presence.resolver";
import { PresenceSubscription } from "./features/conversation/presence.subscription";
import { AccountResolver } from "./features/customers/account.resolver";
import { CategoryResolver } from "./features/customers/category.resolver";
import { ChangeCustomerResolver } from "./features/customers/change-customer.resolver";
import { ContactResolver } from "./features/customers/contact.resolver";
import { CustomerChangedResolver } from "./features/customers/customer-event.resolver";
import { AccountFieldsResolver, ContactFieldsResolver } from "./features/customers/customer-fields.resolver";
import { CaseAsOfResolver, CaseSnapshotResolver } from "./features/history/case-as-of.resolver";
import { CaseEventsSubscription } from "./features/history/case-events.subscription";
import { CaseTimelineResolver } from "./features/history/case-timeline.resolver";
import { CustomerViewResolver } from "./features/history/customer-view.resolver";
import { ContactErasedResolver, EraseContactResolver } from "./features/history/erase-contact.resolver";
import { EventsResolver } from "./features/history/events.resolver";
import { CaseNoiseResolver } from "./features/notifications/case-noise.resolver";
import { NotificationResolver } from "./features/notifications/notification.resolver";
import { NotificationsResolver } from "./features/notifications/notifications.resolver";
import { NotificationsSubscription } from "./features/notifications/notifications.subscription";
import { InboxNotificationsResolver, ViewerNotificationsResolver } from "./features/notifications/viewer-notifications.resolver";
import { CaseActingResolver } from "./features/ownership/case-acting.resolver";
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
import {
  ActingOwnerAssignedResolver,
  ActingOwnerEndedResolver,
  CaseReopenedResolver,
  OwnershipRejoinedResolver,
  OwnershipSplitResolver,
} from "./features/ownership/ownership-powers-event.resolver";
import { OwnershipVerbsResolver } from "./features/ownership/ownership-verbs.resolver";
import { SuggestedReplyResolver } from "./features/ownership/suggested-reply.resolver";
import { TransferOfferResolver } from "./features/ownership/transfer-offer.resolver";
import { ChangePersonResolver } from "./features/people/change-person.resolver";
import { ChangeTeamResolver } from "./features/people/change-team.resolver";
import { PersonChangedResolver, PersonDeactivatedResolver, TeamChangedResolver } from "./features/people/people-event.resolver";
import { PersonResolver } from "./features/people/person.resolver";
import { PersonEventResolver } from "./features/people/person-event.resolver";
import { ServiceAccountResolver } from "./features/people/service-account.resolver";
import { ServiceAccountChangedResolver } from "./features/people/service-account-event.resolver";
import { TeamResolver } from "./features/people/team.resolver";

/** Every resolver of every feature, lowest feature first. */
export const resolvers = [
  CalendarResolver,
  CalendarChangedResolver,
  SuggestedReplyResolver,
  ChangePersonResolver,
  ChangeTeamResolver,
  PersonChangedResolver,
  PersonDeactivatedResolver,
  TeamChangedResolver,
  PersonEventResolver,
  PersonResolver,
  TeamResolver,
  ServiceAccountResolver,
  ServiceAccountChangedResolver,
  AbsenceResolver,
  AbsenceChangedResolver,
  CoverResolver,
  CoverRuleResolver,
  CoverStepResolver,
  TeamCoverResolver,
  PersonAbsenceResolver,
  AccountResolver,
  CategoryResolver,
  ChangeCustomerResolver,
  ContactResolver,
  AccountFieldsResolver,
  ContactFieldsResolver,
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
  CaseActingResolver,
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
  ActingOwnerAssignedResolver,
  ActingOwnerEndedResolver,
  OwnershipSplitResolver,
  OwnershipRejoinedResolver,
  CaseReopenedResolver,
  OwnershipResolver,
  OwnershipVerbsResolver,
  TransferOfferResolver,
  CollaboratorAddedResolver,
  CollaboratorLeftResolver,
  TaskChangedResolver,
  ChangeProposedResolver,
  ProposalDecidedResolver,
  CaseForwardedResolver,
  ContactDelegatedResolver,
  ContactDelegationEndedResolver,
  CaseCollaborationResolver,
  CollaborationResolver,
  CollaboratorResolver,
  TaskResolver,
  TaskCommentResolver,
  InboxCollaborationResolver,
  ProposalResolver,
  ProposalViewerResolver,
  ProposalRightsResolver,
  TaskViewerResolver,
  TaskRightsResolver,
  ContactDelegationResolver,
  ProposalsResolver,
  CaseEventsSubscription,
  CaseAsOfResolver,
  CaseSnapshotResolver,
  CaseTimelineResolver,
  EventsResolver,
  CustomerViewResolver,
  EraseContactResolver,
  ContactErasedResolver,
  CaseConversationResolver,
  ResolutionAttemptResolver,
  ConversationResolver,
  ConversationEntryResolver,
  CustomerMessageResolver,
  CustomerReplyResolver,
  InternalNoteResolver,
  CustomerMessageRecordedResolver,
  CustomerMoodSetResolver,
  CustomerRepliedToResolver,
  InternalNoteAddedResolver,
  ResolutionAttemptedResolver,
  ResolutionConfirmedResolver,
  SatisfactionRecordedResolver,
  ConversationMovedErrorResolver,
  PresenceResolver,
  PresenceSubscription,
  NotificationResolver,
  NotificationsResolver,
  NotificationsSubscription,
  CaseNoiseResolver,
  InboxNotificationsResolver,
  ViewerNotificationsResolver,
];
