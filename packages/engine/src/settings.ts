/**
 * Server settings for one office on one small machine, given on the command line at every start so that an
 * upgrade of this file reaches old data folders. Durable (synchronous_commit on), small (no replicas, no JIT).
 */
export function serverSettings(socketDir: string): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: '5432',
    cluster_name: 'chudong',
    max_connections: '100',
    shared_buffers: '96MB',
    work_mem: '16MB',
    maintenance_work_mem: '96MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    io_method: 'sync',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    min_wal_size: '64MB',
    max_wal_size: '512MB',
    checkpoint_timeout: '10min',
    restart_after_crash: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    // Statements and row values may hold personal data: neither goes to the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
