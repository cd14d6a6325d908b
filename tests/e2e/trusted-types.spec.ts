import { expect } from 'playwright/test'
import { test } from './browser-test'
import { atTodos } from './visitors'

const REFUSED = /Trusted(HTML|Script|TypePolicy)|refused by the policy: (require-)?trusted-types/

/** What a hole in a page would let somebody try, and whether the browser let it. */
const tryAll = () => {
  const script = (address: string) => () => {
    document.createElement('script').src = address
  }
  const tries: Record<string, () => void> = {
    'markup from text': () => {
      document.createElement('div').innerHTML = '<b>planted</b>'
    },
    'a whole document from text': () => document.write('<b>planted</b>'),
    'a frame from text': () => {
      document.createElement('iframe').srcdoc = '<b>planted</b>'
    },
    'code from text': () => {
      document.createElement('script').text = 'window.planted = 1'
    },
    'another site’s script': script('https://evil.example/x.js'),
    'a script of data': script('data:text/javascript,window.planted=1'),
    'an answer of our own as a script': script('/todos/export?format=json'),
    'the same by a way around': script('/_next/static/../../todos/export?format=json'),
    'the build’s place on another site': script('https://evil.example/_next/static/x.js'),
    'a policy of one’s own': () => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy: (...given: unknown[]) => unknown } }
      trustedTypes.createPolicy('mine', { createHTML: (text: string) => text })
    },
    'the same policy once more': () => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy: (...given: unknown[]) => unknown } }
      trustedTypes.createPolicy('default', { createHTML: (text: string) => text })
    },
    'a file of the build': script('/_next/static/chunks/x.js'),
  }
  return Object.entries(tries).flatMap(([name, attempt]) => {
    try {
      attempt()
      return [name]
    } catch {
      return []
    }
  })
}

test('a page takes scripts from the files of its own build alone, and no markup from text', async ({ open }) => {
  const page = await open({ mayLog: REFUSED })
  await atTodos(page, 'trudy')
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(tryAll)).toEqual(['a file of the build'])
  // A page of what is not there is made by its script, and has no layout of ours around it.
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  expect(await page.evaluate(tryAll)).toEqual(['a file of the build'])
})
