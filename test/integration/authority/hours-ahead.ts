/** An instant some hours ahead. */
export function hoursAhead(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}
