import { expect, test } from 'vitest'
import { addressRefusal } from './address.ts'

const FORBIDDEN = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.31.196.1',
  '192.52.193.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.175.48.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::808:808',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:808:808::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '4000::1',
  '2a00:1450::5efe:7f00:1',
  '2a00:1450::200:5efe:a00:1',
  '[::1]',
  'localhost',
  '',
  '1.2.3',
  '0x7f.1',
]
const PUBLIC = [
  '8.8.8.8',
  '1.1.1.1',
  '113.160.0.1',
  '172.32.0.1',
  '172.15.255.255',
  '100.128.0.1',
  '2a00:1450:4009::200e',
  '2405:4800::1',
]

test.each(FORBIDDEN)('the address %s is never connected to', (address) => {
  expect(addressRefusal(address, false)).not.toBeNull()
})

test.each(PUBLIC)('the public address %s passes', (address) => {
  expect(addressRefusal(address, false)).toBeNull()
})

test('an office may open its own network, but never link-local, metadata, multicast or wrapped addresses', () => {
  for (const own of ['127.0.0.1', '10.1.2.3', '192.168.1.1', '::1', 'fd12::1'])
    expect(addressRefusal(own, true)).toBeNull()
  for (const never of [
    '169.254.169.254',
    '0.0.0.0',
    '::',
    '::ffff:127.0.0.1',
    'fe80::1',
    '224.0.0.1',
    '64:ff9b::7f00:1',
  ]) {
    expect(addressRefusal(never, true)).not.toBeNull()
  }
})
