import { Presets, SingleBar } from "cli-progress";

/** Where progress is written: the error stream, so that a report on the other one stays alone. */
export type ProgressStream = NodeJS.WritableStream & { isTTY?: boolean };

/**
 * Shows how far an import is: a bar on a terminal, else a line for every tenth.
 *
 * Answers what the import calls after each incident; at the last one the bar leaves the terminal as it found it.
 */
export function showProgress(stream: ProgressStream): (done: number, total: number) => void {
  if (stream.isTTY !== true) return sayTenths(stream);
  const bar = new SingleBar(
    { stream, format: "{bar} {percentage}% | {value}/{total} incidents | {eta_formatted}" },
    Presets.shades_classic,
  );
  let begun = false;
  return (done, total) => {
    if (!begun) bar.start(total, done);
    begun = true;
    bar.update(done);
    if (done >= total) bar.stop();
  };
}

function sayTenths(stream: ProgressStream): (done: number, total: number) => void {
  let said = 0;
  return (done, total) => {
    const tenth = Math.floor((done * 10) / Math.max(total, 1));
    if (tenth <= said) return;
    said = tenth;
    stream.write(`${tenth * 10} % (${done} of ${total} incidents)\n`);
  };
}
