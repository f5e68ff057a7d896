import { jitRuntime } from "graphql-jit/dist/runtime";

/** What compiled code keeps of one execution, as far as it is touched here. */
interface Execution {
  readonly errors: Error[];
}

type Continue = (result: unknown) => void;
type Handle = (execution: Execution, value: unknown, onSuccess: Continue, onError: (error: unknown) => void) => void;

let isGuarded = false;

/**
 * Keeps a throw inside compiled code within its request.
 *
 * The compiler's code goes on in promise callbacks without a `catch`: a getter or a type resolver that throws there would end the process
 * and leave the request unanswered. Here it becomes an error of the execution, which is then run again by graphql-js.
 */
export function guardRuntime(): void {
  if (isGuarded) return;
  isGuarded = true;
  const runtime = jitRuntime as unknown as Record<"handleResolverResult" | "handleListItemResult", Handle>;
  for (const name of ["handleResolverResult", "handleListItemResult"] as const) {
    const handle = runtime[name];
    runtime[name] = function guarded(this: unknown, execution, value, onSuccess, onError) {
      const goOn: Continue = (result) => {
        try {
          onSuccess(result);
        } catch (error) {
          execution.errors.push(new Error("compiled code failed", { cause: error }));
        }
      };
      handle.call(this, execution, value, goOn, onError);
    };
  }
}
