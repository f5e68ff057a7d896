import type { RefusalCode } from "./refusal";

/** What a code means, and what whoever meets it does about it. */
export interface CodeGuide {
  cause: string;
  remedy: string;
}

const guide = (cause: string, remedy: string): CodeGuide => ({ cause, remedy });

/** Every expected "no" with its cause and its remedy, in the order in which they are declared. */
export const REFUSAL_GUIDE: { readonly [C in RefusalCode]: CodeGuide } = {
  NOT_FOUND: guide("There is no such object, or none that the caller may see.", "Check the id at `path`; read the list again."),
  REVISION_CONFLICT: guide("Somebody changed it since the caller read it.", "Read `current`, merge, and ask again with its revision."),
  IDEMPOTENCY_MISMATCH: guide("This idempotency key was used for another question.", "Use a fresh key for each question."),
  NOTHING_TO_CHANGE: guide("It stands exactly so already.", "Nothing: what was wanted holds."),
  KEY_TAKEN: guide("Another object has this name or key.", "Choose another one."),
  REASON_REQUIRED: guide("The reason OTHER, and some acts, want words.", "Say why in `reason.text`."),
  IN_THE_PAST: guide("An instant that must lie ahead has passed.", "Give an instant in the future."),
  TOO_FAR_AHEAD: guide("An instant lies further ahead than is allowed, or has not come yet.", "Give a nearer one."),
  NOT_YOUR_CASE: guide("The caller's relation to this case does not give this right.", "Ask its owner, or propose it."),
  NOT_YOUR_TEAM: guide("A lead's right ends with their own team.", "Ask that team's lead, an escalation manager or an admin."),
  PROPOSE_INSTEAD: guide("A collaborator changes nothing of the case themselves.", "`proposeChange`: its owner accepts or declines."),
  INFORMED_READS_ONLY: guide(
    "Whoever is only kept informed reads and does nothing.",
    "Ask the owner to make you RESPONSIBLE or CONSULTED.",
  ),
  CASE_CLOSED: guide("A closed or resolved case takes no such step.", "`reopenCase` first."),
  STATUS_TRANSITION_NOT_ALLOWED: guide("The checked table has no such move.", "Choose one of `allowed`."),
  ALREADY_OWNER: guide("They own this case already.", "Nothing, or name somebody else."),
  NOT_TAKEABLE: guide("Only what still waits with a queue's steward can be taken.", "Ask `owner` to hand it over."),
  PERSON_INACTIVE: guide("They no longer work here.", "Name somebody who does."),
  PERSON_NOT_ELIGIBLE: guide("No role of theirs allows what they were named for.", "Name an agent, or have an admin change their roles."),
  EXTERNAL_OUTSIDE_TEAM: guide("An external agent works on cases of their own team only.", "Name somebody inside or of that team."),
  OWNER_CHANGED: guide("The owner changed in the same moment.", "Look at `owner`, and decide anew."),
  OFFER_PENDING: guide("This case is offered to somebody already.", "Wait for their answer, or `withdrawTransfer`."),
  OFFER_NOT_OPEN: guide("This offer has ended: answered, withdrawn, expired or overtaken.", "Look at `owner`; offer anew if still wanted."),
  NOT_YOUR_OFFER: guide("Somebody else may answer or withdraw this offer.", "Leave it to them."),
  BRIEF_INCOMPLETE: guide("A handoff brief lacks what the next owner needs.", "Fill in what `missing` names."),
  RIGHT_PLACE_REQUIRED: guide(
    "MISROUTED wants the right place, so that routing can learn.",
    "Name the right category or team in `reason`.",
  ),
  NEXT_STEP_REQUIRED: guide("An open case has a next step, with exactly one who does it.", "Name a person or the contact in `nextStep`."),
  CATEGORY_UNKNOWN: guide("There is no such category.", "Use the key of a category that exists."),
  KEY_UNKNOWN: guide("There is no such key.", "Use one that exists."),
  DUTIES_OUTSTANDING: guide("They hold what nobody would take from then on.", "Plan a receiver for each of `outstanding`."),
  LAST_ADMIN: guide("Somebody must stay an admin.", "Make somebody else an admin first."),
  FOUR_EYES_REQUIRED: guide("This needs a second person of the same right.", "Have the second one ask the same."),
  NOT_TO_ONESELF: guide("Nobody gives this to themselves.", "Name somebody else, or have somebody else do it."),
  TAG_LIMIT_REACHED: guide("A case carries no more tags.", "Remove one first."),
  NOT_CONTACT_OWNER: guide("Only who owns the contact with the customer answers them.", "Ask `contactOwner` for a delegation, or propose."),
  DELEGATION_ENDED: guide("The right to answer was given for a time, and that has ended.", "Ask the contact's owner for another one."),
  CASE_NOT_CLOSED: guide("This case is in work.", "Nothing: it need not be reopened."),
  PERSON_AWAY: guide("They are away then, and would own what nobody works on.", "Name somebody present, or end the absence first."),
  NO_PREVIOUS_OWNER: guide("Nobody who could take it back owned this case before.", "Offer it to somebody."),
  ACTING_OWNER_EXISTS: guide("Somebody stands in for the owner already.", "`endActingOwner` first."),
  ALREADY_SPLIT: guide("Somebody else holds half of this ownership already.", "`rejoinOwnership` first."),
  NOT_SPLIT: guide("The owner holds both halves.", "Nothing: they are joined."),
  ENDS_BEFORE_START: guide("An end lies before its start.", "Put the end after the start."),
  COVER_LOOP: guide("This cover would come back to where it began.", "Leave out whoever closes the circle."),
  LEAVES_OVERLAP: guide("They are absent in part of this time already.", "End or shorten the other absence."),
  SCOPE_UNKNOWN: guide("A service account may do at least one thing.", "Name a scope that exists."),
  KEY_REVOKED: guide("This key was revoked, for good.", "`issueApiKey` makes another one."),
  CONTACT_ERASED: guide("This contact was erased; nothing new is written about them.", "Name another contact."),
  ALREADY_COLLABORATOR: guide("They help on this case, or own it, already.", "Nothing, or remove them first to ask for something else."),
  TASK_REQUIRED: guide("Whoever is asked for more than reading is asked for something.", "Say what they should do, and by when."),
  WAY_BACK_REQUIRED: guide("The result of a task comes back to somebody.", "Say to whom, and how, in `task.wayBack`."),
  TASK_NOT_OPEN: guide("This task has ended.", "Ask for another one."),
  PROPOSAL_NOT_OPEN: guide("This proposal was answered, withdrawn or overtaken.", "Propose anew."),
  NOT_INTERNAL: guide("Only people inside see or write this.", "Name somebody inside, or write for all staff."),
  CONVERSATION_MOVED: guide(
    "The case moved while the answer was written.",
    "Read `unseen`; then send with `sendDespiteMove`, or write anew.",
  ),
  NO_CONTACT: guide("Nobody is known on this case who could be answered.", "Name a contact first."),
  MENTION_CANNOT_SEE: guide(
    "Somebody who is mentioned could not read this note.",
    "Leave them out, forward the case first, or write for all staff.",
  ),
  NO_ATTEMPT_TO_CONFIRM: guide(
    "No attempt that worked waits for the customer's word.",
    "`recordResolutionAttempt` with WORKED, or `resolveCase`, first.",
  ),
  INTERVALS_OVERLAP: guide("Two stretches of one weekday overlap.", "Join or part them."),
  NO_WORKING_TIME: guide(
    "A calendar without any working time would never run.",
    "Name a stretch of a weekday, or open it around the clock.",
  ),
  CHANGE_UNCLEAR: guide("The change names too little, too much, or what its kind has not.", "Name exactly what its kind says."),
  FIELD_LIMIT_REACHED: guide("A customer carries no more fields.", "Remove one first."),
};
