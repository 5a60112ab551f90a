import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigFault, isLoopback, readConfig, rootFolder } from './config.ts'

test('without any setting the data lies beside the program and the server listens on this machine', () => {
  expect(readConfig({})).toEqual({
    dataDir: path.join(rootFolder, '.quantriet'),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 8016,
    portAsked: false,
  })
})

test('the command line goes before the environment, and an empty variable counts as none', () => {
  const env = { QUANTRIET_DATA: '/srv/a', PORT: '9000', HOST: 'localhost', DATABASE_URL: '' }
  expect(readConfig(env)).toMatchObject({
    dataDir: '/srv/a',
    port: 9000,
    portAsked: true,
    host: 'localhost',
    databaseUrl: null,
  })
  expect(readConfig(env, { data: '/srv/b', port: '0', host: '::1' })).toMatchObject({
    dataDir: '/srv/b',
    port: 0,
    host: '::1',
  })
})

test.each([['0.0.0.0'], ['192.168.1.5'], ['::'], ['quangninh.example'], ['127.0.0.1.example'], ['1270.0.1']])(
  'the host %s reaches beyond this machine',
  (host) => {
    expect(readConfig({ HOST: host }).host).toBe(host)
    expect(isLoopback(host)).toBe(false)
  },
)

test.each([['http://127.0.0.1'], ['a b'], ['máy']])('the host %s is none', (host) => {
  expect(() => readConfig({ HOST: host })).toThrow(ConfigFault)
})

describe('ports', () => {
  test.each([['eighty'], ['-1'], ['65536'], ['8.5'], ['0x50']])('%s is refused', (port) => {
    expect(() => readConfig({}, { port })).toThrow(ConfigFault)
  })
})
