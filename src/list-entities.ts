import { AbsenceEntity } from "./features/absence/absence.entity";
import { AbsenceHandoverEntity } from "./features/absence/absence-handover.entity";
import { CoverStepEntity } from "./features/absence/cover-step.entity";
import { CalendarEntity } from "./features/calendars/calendar.entity";
import { CaseEntity } from "./features/cases/case.entity";
import { CaseRelationEntity } from "./features/cases/case-relation.entity";
import { ContactDelegationEntity } from "./features/collaboration/contact-delegation.entity";
import { ForwardNoteEntity } from "./features/collaboration/forward-note.entity";
import { ProposalEntity } from "./features/collaboration/proposal.entity";
import { TaskEntity } from "./features/collaboration/task.entity";
import { TaskCommentEntity } from "./features/collaboration/task-comment.entity";
import { CustomerMessageEntity } from "./features/conversation/customer-message.entity";
import { CustomerReplyEntity } from "./features/conversation/customer-reply.entity";
import { InternalNoteEntity } from "./features/conversation/internal-note.entity";
import { PresenceEntity } from "./features/conversation/presence.entity";
import { ResolutionAttemptEntity } from "./features/conversation/resolution-attempt.entity";
import { SatisfactionEntity } from "./features/conversation/satisfaction.entity";
import { AccountEntity } from "./features/customers/account.entity";
import { CategoryEntity } from "./features/customers/category.entity";
import { ContactEntity } from "./features/customers/contact.entity";
import { CustomerFieldEntity } from "./features/customers/customer-field.entity";
import { NotificationEntity } from "./features/notifications/notification.entity";
import { NotificationCausesEntity } from "./features/notifications/notification-causes.entity";
import { HandoffBriefEntity } from "./features/ownership/handoff-brief.entity";
import { OwnershipEntity } from "./features/ownership/ownership.entity";
import { TransferOfferEntity } from "./features/ownership/transfer-offer.entity";
import { ApiKeyEntity } from "./features/people/api-key.entity";
import { AuthorityLevelEntity } from "./features/people/authority-level.entity";
import { PersonEntity } from "./features/people/person.entity";
import { ServiceAccountEntity } from "./features/people/service-account.entity";
import { TeamEntity } from "./features/people/team.entity";
import { TeamMembershipEntity } from "./features/people/team-membership.entity";

/** Every table that has an entity, lowest feature first. */
export const entities = [
  CalendarEntity,
  AuthorityLevelEntity,
  PersonEntity,
  TeamMembershipEntity,
  TeamEntity,
  ServiceAccountEntity,
  ApiKeyEntity,
  AbsenceEntity,
  AbsenceHandoverEntity,
  CoverStepEntity,
  AccountEntity,
  CategoryEntity,
  ContactEntity,
  CustomerFieldEntity,
  CaseRelationEntity,
  CaseEntity,
  HandoffBriefEntity,
  OwnershipEntity,
  TransferOfferEntity,
  TaskEntity,
  TaskCommentEntity,
  ProposalEntity,
  ForwardNoteEntity,
  ContactDelegationEntity,
  CustomerMessageEntity,
  CustomerReplyEntity,
  InternalNoteEntity,
  PresenceEntity,
  ResolutionAttemptEntity,
  SatisfactionEntity,
  NotificationEntity,
  NotificationCausesEntity,
];
