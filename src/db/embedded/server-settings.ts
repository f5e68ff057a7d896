/** The settings of the embedded server, given at each start so that a new release changes them by itself. */
export function serverSettings(of: { port: number; clusterName: string; durable: boolean }): string[] {
  const settings = {
    cluster_name: of.clusterName,
    port: of.port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    max_wal_size: "512MB",
    io_method: "sync",
    max_logical_replication_workers: 0,
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // Statements and error details may carry what customers wrote; the server's log never repeats them.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(of.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
