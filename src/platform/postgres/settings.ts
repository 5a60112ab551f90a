/** Settings of the embedded server, moderate for a machine it shares; everything that keeps data safe stays on. */
export const defaultSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // an import writes hundreds of megabytes: few checkpoints, small log
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  wal_buffers: '16MB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // no names in logs: neither the values of a conflict nor the statement of an error
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
}

/** The settings as options of the server's command line; values without quotes only. */
export function asOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!/^[a-z_]+$/.test(name) || !/^[\w.%,:[\] -]*$/.test(value))
        throw new Error(`Setting ${name} can't be passed on.`)
      return `-c ${name}='${value}'`
    })
    .join(' ')
}
