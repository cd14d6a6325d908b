import { expect } from 'playwright/test'
import { test } from './browser-test'
import { beAdministrator } from './run-acts'

for (const javaScriptEnabled of [true, false])
  test(`${javaScriptEnabled ? 'with' : 'without'} script settings are saved, and what is wrong is said at its field`, async ({
    open,
  }) => {
    const page = await open({ javaScriptEnabled })
    await beAdministrator(page)
    await page.goto('/admin/settings')
    const share = page.getByLabel('Share of the quotas, in percent')
    const save = page.getByRole('button', { name: 'Save the settings' })
    await share.fill('101')
    await page.getByRole('radio', { name: 'Off' }).check()
    await save.click()
    await expect(page.getByText('Write a whole number from 1 to 100.')).toBeVisible()
    await expect(share).toHaveValue('101')
    await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked()
    if (javaScriptEnabled) await expect(share).toBeFocused()

    await share.fill('70')
    await save.click()
    await expect(page.getByText('Saved. The next run')).toBeVisible()
    await expect(share).toHaveValue('70')
    await page.goto('/admin/settings')
    await expect(share).toHaveValue('70')
    await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked()
    await share.fill('80')
    await page.getByRole('radio', { name: 'Plans', exact: true }).check()
    await save.click()
    await expect(page.getByText('Saved. The next run')).toBeVisible()
  })
