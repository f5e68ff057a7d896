import { isRefusal, type Refusal } from "../../../src/domain/refusal";

/** What a command answered, which must not be a refusal. */
export function mustAccept<Outcome extends object>(outcome: Outcome | Refusal): Outcome {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome;
}
