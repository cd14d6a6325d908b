import { expect, test } from 'vitest'
import { alarmAddress, mailSender } from '../../../amplify/mail'

test.each([
  ['hello@example.com', { fromEmail: 'hello@example.com' }],
  ['  hello@example.com ', { fromEmail: 'hello@example.com' }],
  ['<hello@example.com>', { fromEmail: 'hello@example.com' }],
  ['Commons <hello@example.com>', { fromEmail: 'hello@example.com', fromName: 'Commons' }],
  ['"Commons, Inc." <hello@todo.example.com>', { fromEmail: 'hello@todo.example.com', fromName: 'Commons, Inc.' }],
])('the sender %s is understood', (MAIL_FROM, sender) => {
  expect(mailSender({ MAIL_FROM })).toEqual(sender)
})

test.each([
  'Commons',
  'hello@',
  '@example.com',
  'hello@localhost',
  'a@example.com, b@example.com',
  'Commons <hello>',
  'X\r\nBcc: y <a@b.co>',
  'mailto:a@b.co',
  'a,c@b.co',
])('the sender %s is refused with what to write', (MAIL_FROM) => {
  expect(() => mailSender({ MAIL_FROM })).toThrow(/which is no address\. Write hello@example\.com or/)
})

test('without a sender Cognito writes itself', () => {
  expect(mailSender({})).toBeUndefined()
  expect(mailSender({ MAIL_FROM: '  ' })).toBeUndefined()
})

test('alarms go to one address, or to nobody', () => {
  expect(alarmAddress({ ALARM_EMAIL: ' operators@example.com ' })).toBe('operators@example.com')
  expect(alarmAddress({})).toBeUndefined()
  expect(() => alarmAddress({ ALARM_EMAIL: 'operators' })).toThrow('ALARM_EMAIL is "operators"')
})
