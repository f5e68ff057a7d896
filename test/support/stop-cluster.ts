/** Called once by jest after the last test file. */
export default async function stopCluster(): Promise<void> {
  await (globalThis as { stopCluster?: () => Promise<void> }).stopCluster?.();
}
