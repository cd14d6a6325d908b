import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { HealthBars } from '../../../components/admin/health-bars'
import { UserHeading } from '../../../components/admin/user-heading'
import { UserTable } from '../../../components/admin/user-table'
import { FieldForm } from '../../../components/ui/field-form'

const now = '2026-11-23T12:00:00Z'
const act = async () => ({})

describe('the table of users', () => {
  const user = {
    id: 'u1',
    username: 'u1',
    email: 'carol@example.com',
    isEmailVerified: false,
    status: 'FORCE_CHANGE_PASSWORD',
    isEnabled: true,
    groups: [],
    systemGroups: ['us-east-1_AbCdEf123_Google'],
    createdAt: now,
    standing: 'MISSING' as const,
  }
  it('offers Repair for the missing and for nobody else', () => {
    const users = [user, { ...user, id: 'u2', username: 'u2', standing: 'MEMBER' as const, memberSince: now }]
    const html = renderToStaticMarkup(createElement(UserTable, { users, now, label: 'Users' }))
    expect(html.match(/name="username"/g)).toHaveLength(1)
    expect(html).toContain('value="u1"')
    expect(html).toContain('not verified')
  })
})

describe('the heading of a user’s page', () => {
  const user = {
    ...{ id: 'u1', username: 'u1', email: 'eve@example.com', isEmailVerified: true, status: 'CONFIRMED' },
    ...{ isEnabled: true, systemGroups: [], createdAt: now, standing: 'KEPT_OUT' as const },
  }
  it('says of somebody who is kept out and in the group all the same what to do', () => {
    const drawn = (groups: string[]) => {
      const detail = { user: { ...user, groups }, attributes: [], isSelf: false, isLastAdmin: false }
      return renderToStaticMarkup(createElement(UserHeading, { detail, now, viewer: 'ann', names: {} }))
    }
    expect(drawn(['everyone'])).toContain('Kept out, and yet in the group everyone')
    expect(drawn([])).not.toContain('and yet in the group')
  })
})

describe('every part', () => {
  it('is drawn without an inline style, which the content security policy would drop', () => {
    const parts = [
      createElement(HealthBars, { users: 1000, members: 999, missing: 1, keptOut: 0 }),
      createElement(FieldForm, { action: act, submit: 'Save', fields: [{ name: 'email', label: 'Email' }] }),
    ]
    for (const part of parts) expect(renderToStaticMarkup(part)).not.toContain('style=')
  })

  it('draws the gap of one missing among many wide enough to be seen', () => {
    const html = renderToStaticMarkup(createElement(HealthBars, { users: 1000, members: 999, missing: 1, keptOut: 0 }))
    expect(html).toContain('width="2.5%"')
  })
})
