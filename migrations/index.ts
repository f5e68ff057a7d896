import { ClockAndServerRole1763800000001 } from "./0001-clock-and-server-role";
import { People1763800000002 } from "./0002-people";
import { Customers1763800000003 } from "./0003-customers";
import { EventLog1763800000004 } from "./0004-event-log";
import { Cases1763800000005 } from "./0005-cases";
import { Transfers1763800000006 } from "./0006-transfers";
import { TimersAndKeys1763800000007 } from "./0007-timers-and-keys";
import { ActingMoodsAndModels1763800000008 } from "./0008-acting-moods-and-models";
import { Collaboration1763800000009 } from "./0009-collaboration";
import { Conversation1763800000010 } from "./0010-conversation";
import { Absence1763800000011 } from "./0011-absence";
import { ServiceAccounts1763800000012 } from "./0012-service-accounts";
import { CasesByOwner1763800000013 } from "./0013-cases-by-owner";
import { Notifications1763800000014 } from "./0014-notifications";
import { CustomerFields1763800000015 } from "./0015-customer-fields";
import { DutiesOfHelpers1763800000016 } from "./0016-duties-of-collaborators";
import { SetAsideEvents1763800000017 } from "./0017-set-aside-events";
import { DutiesOfHalves1763800000018 } from "./0018-duties-of-halves";

/** Every migration, oldest first; listed by hand, because a glob would find other files in compiled code. */
export const migrations = [
  ClockAndServerRole1763800000001,
  People1763800000002,
  Customers1763800000003,
  EventLog1763800000004,
  Cases1763800000005,
  Transfers1763800000006,
  TimersAndKeys1763800000007,
  ActingMoodsAndModels1763800000008,
  Collaboration1763800000009,
  Conversation1763800000010,
  Absence1763800000011,
  ServiceAccounts1763800000012,
  CasesByOwner1763800000013,
  Notifications1763800000014,
  CustomerFields1763800000015,
  DutiesOfHelpers1763800000016,
  SetAsideEvents1763800000017,
  DutiesOfHalves1763800000018,
];
