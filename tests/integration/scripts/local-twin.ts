// The whole local AWS as npm start starts it, in this process, in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { loadBackend } from '../../../local/assembly/load-backend'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin } from '../../../local/start-twin'
import { synthesise } from '../../../scripts/synthesise'

export const startLocalTwin = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-operator-'))
  const twin = await startTwin({ backend, dataDirectory, port: 0, appPort: 3999, scheduleEveryMs: 0 })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const keyring = openKeyring(dataDirectory, { accountId, functions })
  const cognito = new CognitoIdentityProviderClient({ region, endpoint, credentials: keyring.administrator })
  return {
    dataDirectory,
    endpoint,
    userPool,
    cognito,
    keyring,
    importUsers: twin.importUsers,
    stop: async ({ keepsData = false } = {}) => {
      cognito.destroy()
      await twin.close()
      if (!keepsData) rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
