import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { ClassifyCaseInput, CloseCaseInput, ResolveCaseInput, SetCaseStatusInput, SetNextStepInput, TagCaseInput } from "./case.inputs";
import { visibleCase } from "./case.loader";
import {
  ClassifyCasePayload,
  CloseCasePayload,
  ResolveCasePayload,
  SetCaseStatusPayload,
  SetNextStepPayload,
  TagCasePayload,
} from "./case-payloads.type";
import { classifyCase } from "./classify-case.command";
import { closeCase } from "./close-case.command";
import { resolveCase } from "./resolve-case.command";
import { setCaseStatus } from "./set-case-status.command";
import { setNextStep } from "./set-next-step.command";
import type { StepRefs } from "./step-refs";
import { tagCase } from "./tag-case.command";

function step(context: Context, operation: string, input: CommandInput, work: CommandWork<StepRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    case: () => visibleCase(context, refs.caseId),
    event: () => eventLoader(context).load(refs.eventId),
  }));
}

/** The steps of a case that change its own fields. */
@Resolver()
export class CaseStepsResolver {
  @Mutation(() => ClassifyCasePayload, { description: "Change what a case is about and how much it matters." })
  classifyCase(@Arg("input") input: ClassifyCaseInput, @Ctx() context: Context): Promise<object> {
    return step(context, "classifyCase", input, (work) => classifyCase(work, input));
  }

  @Mutation(() => SetCaseStatusPayload, { description: "Move a case between its working statuses." })
  setCaseStatus(@Arg("input") input: SetCaseStatusInput, @Ctx() context: Context): Promise<object> {
    return step(context, "setCaseStatus", input, (work) => setCaseStatus(work, input));
  }

  @Mutation(() => TagCasePayload, { description: "Add and remove tags." })
  tagCase(@Arg("input") input: TagCaseInput, @Ctx() context: Context): Promise<object> {
    return step(context, "tagCase", input, (work) => tagCase(work, { ...input, add: input.add ?? [], remove: input.remove ?? [] }));
  }

  @Mutation(() => SetNextStepPayload, { description: "Say who must do what by when." })
  setNextStep(@Arg("input") input: SetNextStepInput, @Ctx() context: Context): Promise<object> {
    return step(context, "setNextStep", input, (work) => setNextStep(work, input));
  }

  @Mutation(() => ResolveCasePayload, { description: "Say how a case was resolved; nothing more is to do." })
  resolveCase(@Arg("input") input: ResolveCaseInput, @Ctx() context: Context): Promise<object> {
    return step(context, "resolveCase", input, (work) => resolveCase(work, input));
  }

  @Mutation(() => CloseCasePayload, { description: "Close a resolved case." })
  closeCase(@Arg("input") input: CloseCaseInput, @Ctx() context: Context): Promise<object> {
    return step(context, "closeCase", input, (work) => closeCase(work, input));
  }
}
