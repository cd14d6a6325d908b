import { build } from 'esbuild'

// Words that outlive minification: of its errors, of its user agent, of its events.
const MARKS =
  /AmplifyError|aws-amplify\/|Amplify has not been configured|UserUnAuthenticatedException|tokenRefresh_failure/

const ENTRIES = ['aws-amplify', 'aws-amplify/auth', 'aws-amplify/data', 'aws-amplify/utils']

/** Whether a script holds a part of aws-amplify. */
export const hasAmplify = (script: string) => MARKS.test(script)

/** Throws when the marks no longer tell: each entry of the library, bundled as a page would have it, must show one. */
export const checkMarks = async () => {
  for (const entry of ENTRIES) {
    const { outputFiles } = await build({
      stdin: { contents: `import * as all from '${entry}'; globalThis.all = all`, resolveDir: process.cwd() },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      logLevel: 'silent',
    })
    if (!hasAmplify(outputFiles[0]?.text ?? '')) throw new Error(`A script with ${entry} in it is not recognised`)
  }
}
