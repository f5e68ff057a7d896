/** The places at which a kill test may stop the process: each is between two steps that must not be torn apart. */
export const FAIL_POINTS = [
  "unit-of-work.before-commit",
  "unit-of-work.after-commit",
  "command.before-answer",
  "sweep.after-lock",
  "sweep.after-effect",
  "follower.after-effect",
  "follower.after-position",
  "follower.after-setting-aside",
  "follower.after-trying-again",
] as const;

/** One named place. */
export type FailPoint = (typeof FAIL_POINTS)[number];

let armed: { point: FailPoint; countdown: number } | null = null;

/** Arms one fail point: the process is killed, without a word, the n-th time it comes by. Only ever armed by the configuration of a test. */
export function armFailPoint(point: FailPoint, countdown: number): void {
  armed = { point, countdown };
}

/** Goes past a fail point; an armed one kills the process as a power cut would. */
export function pastFailPoint(point: FailPoint): void {
  if (armed === null || armed.point !== point) return;
  armed.countdown -= 1;
  if (armed.countdown <= 0) process.kill(process.pid, "SIGKILL");
}
